import type { ReactNode } from 'react';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { PageTitleProvider } from '../lib/page-title';
import { cssVariables } from './theme/css-variables';
import { theme } from './theme/theme';

/** Everything that stands around the pages: theme, data, dialogs, toasts. */
export function Providers({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <ModalsProvider>
          <Notifications position="bottom-center" limit={3} />
          <PageTitleProvider>{children}</PageTitleProvider>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
