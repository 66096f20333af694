/** A mailbox provider of the benchmark: the domain decides which lane it is. */
export interface BenchProvider {
  domain: string;
  /** Accepted per second; null: as many as come. */
  bears: number | null;
  /** What it says beyond. */
  refusal: string;
  recipients: number;
}

/** Each bears ten times what the one before does. Of the last all connections are slow and none is refused. */
export const limitedProviders: readonly BenchProvider[] = [
  { domain: 'web.de', bears: 5, refusal: '451 4.7.1 Error: too much mail from 127.0.0.1', recipients: 4_000 },
  {
    domain: 't-online.de',
    bears: 50,
    refusal: '421 4.7.0 Try again later, closing connection',
    recipients: 25_000,
  },
  {
    domain: 'orange.fr',
    bears: 500,
    refusal: '451 4.7.1 Error: too much mail from 127.0.0.1',
    recipients: 190_000,
  },
];
export const freeProvider: BenchProvider = {
  domain: 'libero.it',
  bears: null,
  refusal: '',
  recipients: 190_000,
};
/** After the final dot: with the account's connections this is what bounds the free lane, not this machine's processors. */
export const FREE_DELAY_MS = 200;
