/** Supervisor to child: finish what you do, then end. */
export interface StopMessage {
  readonly type: 'stop';
}

/** Child to supervisor, once its roles run. `notices` are sentences for the person at the terminal. */
export interface ReadyMessage {
  readonly type: 'ready';
  readonly notices: readonly string[];
}

/** Child to supervisor, instead of starting: one sentence why not. */
export interface RefusedMessage {
  readonly type: 'refused';
  readonly says: string;
}

export type ChildMessage = ReadyMessage | RefusedMessage;

const typeOf = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;

export const isStopMessage = (message: unknown): message is StopMessage => typeOf(message) === 'stop';

export const isChildMessage = (message: unknown): message is ChildMessage =>
  typeOf(message) === 'ready' || typeOf(message) === 'refused';
