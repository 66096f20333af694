import { useEffect, useState } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

/**
 * After a move to another page the focus goes to its beginning and its title is said, as a full page load
 * would. A change of filters on the same page leaves the focus where it is.
 */
export function FocusOnNavigation() {
  const router = useRouter();
  const [said, setSaid] = useState('');
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        document.getElementById('main')?.focus({ preventScroll: true });
        setSaid(document.title);
      }),
    [router],
  );
  return <VisuallyHidden component="output">{said}</VisuallyHidden>;
}
