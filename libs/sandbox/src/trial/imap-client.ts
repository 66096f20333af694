import { connect } from 'node:net';

export interface SeenMessage {
  uid: number;
  messageId: string;
}

/** Reads the UIDs and Message-IDs of an INBOX over IMAP (EXAMINE, PEEK), with no library between. */
export async function readInbox(
  port: number,
  login: { address: string; password: string },
): Promise<{ uidValidity: number; messages: SeenMessage[] }> {
  const commands = [
    `a LOGIN "${login.address}" "${login.password}"`,
    'b EXAMINE INBOX',
    'c UID FETCH 1:* (UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])',
    'd LOGOUT',
  ];
  // The tag of the line that each command waits for: the greeting first.
  const tags = ['*', 'a', 'b', 'c', 'd'];
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  await new Promise<void>((resolve, reject) => {
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk: string) => {
      answer += chunk;
      const lastLine = answer.split('\r\n').at(-2) ?? '';
      if (!lastLine.startsWith(`${tags[0]} OK`)) return;
      tags.shift();
      const command = commands.shift();
      if (command === undefined) socket.end();
      else socket.write(`${command}\r\n`);
    });
  });
  return {
    uidValidity: Number(/\[UIDVALIDITY (\d+)\]/.exec(answer)?.[1]),
    messages: [...answer.matchAll(/UID (\d+)[^\r]*\r\nMessage-ID: (<[^>]+>)/gi)].map(
      ([, uid, messageId]) => ({
        uid: Number(uid),
        messageId: messageId!,
      }),
    ),
  };
}
