import { expect, it } from 'vitest';
import { ApiProblem } from '../lib/api/problem';
import { createQueryClient } from './query-client';

const retry = createQueryClient().getDefaultOptions().queries?.retry as (n: number, e: Error) => boolean;

it('tries reads again, twice, when the cause may pass', () => {
  expect(retry(0, new ApiProblem({ status: 503 }))).toBe(true);
  expect(retry(1, ApiProblem.unreachable(new Error('down')))).toBe(true);
  expect(retry(2, new ApiProblem({ status: 503 }))).toBe(false);
});
it('takes a refusal and a mistake of the page as final', () => {
  expect(retry(0, new ApiProblem({ status: 404 }))).toBe(false);
  expect(retry(0, new TypeError('x is undefined'))).toBe(false);
});
it('never repeats a write by itself', () => {
  expect(createQueryClient().getDefaultOptions().mutations?.retry).toBe(false);
});
