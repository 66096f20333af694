import { afterEach, describe, expect, it, vi } from 'vitest';
import { apiJson } from './fetch';
import { idempotent, ifMatch } from './headers';
import { ApiProblem } from './problem';

const refusal = (status: number, body: unknown, type = 'application/problem+json') =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': type },
  });

describe('ApiProblem', () => {
  it('carries the words of problem details', async () => {
    const problem = await ApiProblem.from(
      refusal(409, {
        title: 'The campaign is being sent',
        detail: 'Its audience can no longer change.',
        code: 'campaign.not_editable',
        remedy: 'Pause it first.',
        fields: [{ path: 'audience', message: 'is fixed' }],
      }),
    );
    expect(problem).toMatchObject({
      title: 'The campaign is being sent',
      detail: 'Its audience can no longer change.',
      remedy: 'Pause it first.',
      status: 409,
      isConflict: true,
      fields: [{ path: 'audience', message: 'is fixed' }],
    });
  });

  it('names a refusal without problem details by its status', async () => {
    const problem = await ApiProblem.from(refusal(502, '<h1>Bad gateway</h1>', 'text/html'));
    expect(problem).toMatchObject({ status: 502, title: 'Something failed on the server', isPassing: true });
  });

  it('survives a body that says JSON and is none', async () => {
    const problem = await ApiProblem.from(refusal(500, '{', 'application/json'));
    expect(problem.title).toBe('Something failed on the server');
  });

  it('trusts the status line, not the body', async () => {
    expect((await ApiProblem.from(refusal(404, { status: 200 }))).status).toBe(404);
  });
});

describe('apiJson', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('turns a broken line into a problem that says what goes on', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await expect(apiJson('http://127.0.0.1/api/v1/x')).rejects.toMatchObject({
      status: 0,
      title: 'Mailwright does not answer',
    });
  });

  it('leaves an aborted request an abort', async () => {
    vi.stubGlobal('fetch', (request: Request) => Promise.reject(request.signal.reason as Error));
    const signal = AbortSignal.abort();
    await expect(apiJson('http://127.0.0.1/api/v1/x', { signal })).rejects.toHaveProperty(
      'name',
      'AbortError',
    );
  });

  it('sends JSON and reads JSON', async () => {
    const seen: Request[] = [];
    vi.stubGlobal('fetch', (request: Request) => {
      seen.push(request);
      return Promise.resolve(Response.json({ id: 'a' }));
    });
    const answer = await apiJson<{ id: string }>('http://127.0.0.1/api/v1/x', {
      method: 'POST',
      json: { b: 1 },
    });
    expect(answer).toEqual({ id: 'a' });
    expect(await seen[0]?.json()).toEqual({ b: 1 });
    expect(seen[0]?.headers.get('content-type')).toBe('application/json');
  });
});

describe('headers', () => {
  it('quotes the version as an entity tag', () => {
    expect(ifMatch(7)).toEqual({ 'If-Match': '"7"' });
  });
  it('names the key of an intention', () => {
    expect(idempotent('k')).toEqual({ 'Idempotency-Key': 'k' });
  });
});
