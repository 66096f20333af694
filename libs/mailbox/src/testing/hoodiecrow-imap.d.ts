/** The few parts of hoodiecrow-imap that the tests use; the package has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net';

  interface HoodiecrowMessage {
    raw: string;
    flags?: string[];
    internaldate?: string;
    uid?: number;
  }
  interface HoodiecrowFolder {
    messages?: HoodiecrowMessage[];
    folders?: Record<string, HoodiecrowFolder>;
    'special-use'?: string;
    uidvalidity?: number;
    separator?: string;
    type?: string;
  }
  interface HoodiecrowOptions {
    plugins?: string[];
    storage?: Record<string, HoodiecrowFolder>;
    users?: Record<string, { password: string }>;
    debug?: boolean;
  }
  interface HoodiecrowServer {
    server: Server & { on(event: 'connection', listener: (socket: Socket) => void): void };
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
    appendMessage(path: string, flags: string[], internaldate: string, raw: string): void;
  }
  export default function hoodiecrow(options?: HoodiecrowOptions): HoodiecrowServer;
}
