import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLiveConnection, retryDelayMs, type EventStream, type LiveState } from './connection';

class FakeStream implements EventStream {
  closed = false;
  readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.closed = true;
  }
  open() {
    this.say('open', null);
  }
  fail() {
    this.say('error', null);
  }
  say(name: string, data: unknown) {
    this.listeners.get(name)?.({ data: JSON.stringify(data) } as MessageEvent<string>);
  }
}

function follow() {
  const streams: FakeStream[] = [];
  const states: LiveState[] = [];
  const heard: unknown[] = [];
  const reload = vi.fn<() => void>();
  const close = openLiveConnection({
    url: '/live',
    events: ['progress'],
    onEvent: (_name, data) => heard.push(data),
    reload,
    onState: (state) => states.push(state),
    pollEveryMs: 5_000,
    openStream: () => {
      const stream = new FakeStream();
      streams.push(stream);
      return stream;
    },
  });
  return { streams, states, heard, reload, close };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('is live once the stream is open and hands over what it hears', () => {
  const { streams, states, heard, reload, close } = follow();
  streams[0]?.open();
  streams[0]?.say('progress', { accepted: 12 });
  expect(states).toEqual(['connecting', 'live']);
  expect(heard).toEqual([{ accepted: 12 }]);
  expect(reload).not.toHaveBeenCalled();
  close();
});

it('polls while the line is broken and reloads once when it is back', () => {
  const { streams, states, reload, close } = follow();
  streams[0]?.open();
  streams[0]?.fail();
  expect(streams[0]?.closed).toBe(true);
  vi.advanceTimersByTime(1_600);
  expect(streams).toHaveLength(2);
  streams[1]?.fail();
  vi.advanceTimersByTime(5_000);
  expect(reload).toHaveBeenCalledTimes(1);
  streams.at(-1)?.open();
  expect(reload).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledTimes(2);
  expect(states.at(-1)).toBe('live');
  close();
});

it('leaves nothing running when it is closed', () => {
  const { streams, states, reload, close } = follow();
  streams[0]?.fail();
  close();
  vi.advanceTimersByTime(120_000);
  expect(streams).toHaveLength(1);
  expect(reload).not.toHaveBeenCalled();
  expect(states.at(-1)).toBe('closed');
  expect(vi.getTimerCount()).toBe(0);
});

it('waits longer after each failure, half a minute at most', () => {
  expect(retryDelayMs(0, 0.5)).toBe(1_000);
  expect(retryDelayMs(3, 0.5)).toBe(8_000);
  expect(retryDelayMs(20, 0.5)).toBe(30_000);
  expect(retryDelayMs(20, 1)).toBe(37_500);
});
