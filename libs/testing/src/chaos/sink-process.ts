// The chaos sink in a process of its own. Requests come over the channel to the process that started it, and it ends
// with that channel.
import type { Answered, Asked, SinkRequest, SinkRequests } from './sink-orders.js';
import { SinkServer } from './sink-server.js';

type Handlers = {
  [R in SinkRequest]: (
    ask: SinkRequests[R]['ask'],
  ) => SinkRequests[R]['answer'] | Promise<SinkRequests[R]['answer']>;
};

let sink: SinkServer | undefined;
function started(): SinkServer {
  if (!sink) throw new Error('The sink has not been set up.');
  return sink;
}

const handlers: Handlers = {
  async setup(setup) {
    sink = await SinkServer.start(setup);
    return { port: sink.port };
  },
  behave(changes) {
    started().behave(changes);
    return null;
  },
  drop(order) {
    started().drop(order);
    return null;
  },
  aim: (order) => started().aim(order),
  status: () => started().status,
  takeDoubts: () => started().takeDoubts(),
  nextTaken: ({ onNewConnection }) => started().nextTaken(onNewConnection),
};

async function answer({ id, request, ask }: Asked): Promise<void> {
  let answered: Answered;
  try {
    answered = { id, answer: await (handlers[request] as (ask: unknown) => unknown)(ask) };
  } catch (error) {
    answered = { id, error: (error as Error).message };
  }
  if (process.connected) process.send?.(answered);
}

process.on('message', (asked) => void answer(asked as Asked));
process.on('disconnect', () => process.exit(0));
