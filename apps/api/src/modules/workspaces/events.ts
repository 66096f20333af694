import { z } from 'zod';
import { eventKind } from '../../platform/events/domain-event.js';

/** A workspace was made. A sandbox is filled with its made-up world by whoever hears this. */
export const workspaceCreated = eventKind(
  'workspace.created.v1',
  z.object({ workspaceId: z.uuid(), kind: z.enum(['real', 'sandbox']) }),
);
