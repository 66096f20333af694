/** The part of hoodiecrow-imap 2.1 (plain JavaScript) that the sandbox uses. */
declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';
  import type { EventEmitter } from 'node:events';

  interface HoodiecrowMessage {
    raw: string;
    uid?: number;
    /** IMAP date-time, e.g. "21-Nov-2026 10:15:00 +0000". */
    internaldate?: string;
    flags?: string[];
  }
  interface HoodiecrowFolder {
    path?: string;
    uidvalidity?: number;
    uidnext?: number;
    messages?: HoodiecrowMessage[];
    'special-use'?: string;
    folders?: Record<string, HoodiecrowFolder>;
    separator?: string;
    type?: string;
  }
  interface HoodiecrowConnection {
    socket: import('node:net').Socket | null;
    inputHandler: false | ((line: string) => void);
  }
  interface HoodiecrowServer extends EventEmitter {
    server: Server;
    connectionHandlers: ((connection: HoodiecrowConnection) => void)[];
    messageHandlers: ((
      server: HoodiecrowServer,
      message: HoodiecrowMessage & { uid: number; internaldate: string; flags: string[] },
      folder: HoodiecrowFolder & { path: string },
    ) => void)[];
    listen(port: number, host: string, callback: () => void): void;
    getMailbox(path: string): HoodiecrowFolder | undefined;
    appendMessage(
      folder: string,
      flags: string[],
      internaldate: string,
      raw: string,
    ): { message: HoodiecrowMessage & { uid: number } };
  }
  function hoodiecrow(options: {
    plugins: string[];
    users: Record<string, { password: string }>;
    storage: Record<string, HoodiecrowFolder>;
  }): HoodiecrowServer;
  export = hoodiecrow;
}
