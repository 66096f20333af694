import { expect, it } from 'vitest';
import type { RoiReport } from '../api/reports';
import { roiAnswer } from './roi-answer';

const total = { currency: 'EUR', revenue: '2042', cost: '120.78', perUnitSpent: 16.9 };
const report = (more: object) =>
  ({ days: 90, campaigns: [{}], total: { ...total, ...more } }) as unknown as RoiReport;

it('says how often the money came back, and what is missing to say so', () => {
  expect(roiAnswer(report({}), 'en-GB')).toBe(
    'What you spent on campaigns in the last 90 days came back 17 times.',
  );
  expect(roiAnswer(report({ perUnitSpent: null }), 'en-GB')).toContain('No costs are entered yet.');
  expect(roiAnswer(report({ revenue: '0', perUnitSpent: 0 }), 'en-GB')).toContain('have earned nothing yet');
  expect(roiAnswer({ ...report({}), campaigns: [] }, 'en-GB')).toBe(
    'No campaign went out in the last 90 days.',
  );
});
