import type { ReadableServer } from './mailbox-server.js';
import { parseReply, refusal } from './pop3/pop3-reply.js';

/** What is said and heard before the login, by protocol. */
interface ProbeWords {
  /** The greeting for people. Throws where it is a refusal, or no greeting of this protocol. */
  greeting: (line: string) => string;
  startTls: string;
  /** True when this line is the consent; throws when it is the refusal. */
  answered: (line: string) => boolean;
}

export const probeWords: Record<ReadableServer['protocol'], ProbeWords> = {
  imap: {
    greeting(line) {
      if (/^\* BYE/i.test(line))
        throw Object.assign(new Error(line), { code: 'NoConnection', reason: line.slice(2) });
      if (!/^\* (OK|PREAUTH)/i.test(line)) throw Object.assign(new Error(line), { code: 'InvalidResponse' });
      return line.slice(2);
    },
    // RFC 3501 section 6.2.1
    startTls: 'a1 STARTTLS',
    answered(line) {
      if (/^a1 OK/i.test(line)) return true;
      if (/^a1 /i.test(line))
        throw Object.assign(new Error('Server does not support STARTTLS'), { tlsFailed: true });
      return false;
    },
  },
  pop3: {
    greeting(line) {
      const reply = parseReply(line);
      if (!reply.ok) throw refusal(reply);
      return reply.line;
    },
    // RFC 2595 section 4
    startTls: 'STLS',
    answered(line) {
      if (parseReply(line).ok) return true;
      throw Object.assign(new Error('Server does not support STLS'), { tlsFailed: true });
    },
  },
};
