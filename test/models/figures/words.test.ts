import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../models/domain/features.ts';
import {
  measured,
  measuredRange,
  reasonSentence,
  shareOf,
  summary,
  whatHappened,
} from '../../../models/figures/words.ts';

describe('reasons in words', () => {
  it('says what happened, with its number, then what is usual', () => {
    expect(reasonSentence('file-copies', { seen: 41, usualLow: 0, usualHigh: 3 })).toBe(
      'Copied 41 files to removable media, usual 0 to 3 a day',
    );
    expect(reasonSentence('week-mail-bytes-outside', { seen: 4.1e9, usualLow: 0, usualHigh: 2e6 })).toBe(
      'Mailed 4.1 GB to the outside in 7 days, usual 0 to 2 MB',
    );
  });
  it('does not repeat a usual value that is one number', () => {
    expect(reasonSentence('device-connects', { seen: 3, usualLow: 0, usualHigh: 0 })).toBe(
      'Connected removable media 3 times, usual 0 a day',
    );
  });
  it('turns a negative logarithm into a share of days', () => {
    expect(reasonSentence('logon-hour', { seen: Math.log(90), usualLow: 0, usualHigh: 1 })).toBe(
      'Logged on at an hour used on 1 in 90 of own days',
    );
    expect(shareOf(Math.log(4))).toBe('25 %');
    expect(shareOf(40)).toBe('under 1 in 10,000');
  });
  it('speaks of one in the singular', () => {
    expect(whatHappened('file-copies', 1)).toBe('Copied 1 file to removable media');
    expect(whatHappened('logons', 1)).toBe('Logged on once');
  });
  it('joins the strongest to one sentence', () => {
    expect(
      summary([
        { feature: 'file-copies', seen: 41 },
        { feature: 'device-connects', seen: 3 },
        { feature: 'mails', seen: 12 },
      ]),
    ).toBe('Copied 41 files to removable media, connected removable media 3 times, and sent 12 mails.');
    expect(summary([])).toBe('Nothing departed from what is usual on this day.');
  });
  it.each(FEATURES.map(({ id }) => id))('has a plain sentence for %s', (id) => {
    const sentence = reasonSentence(id, { seen: 7, usualLow: 0, usualHigh: 2 });
    expect(sentence).toMatch(/^[A-Z][^!]+$/);
    expect(sentence).not.toMatch(/NaN|undefined|stole|malicious|suspicious|attack|anomal/i);
  });
});

describe('values and ranges', () => {
  it('keeps both ends in one unit', () => {
    expect(measuredRange(500_000, 2_000_000, 'bytes')).toBe('0.5–2 MB');
    expect(measuredRange(0, 38, 'count')).toBe('0–38');
    expect(measuredRange(0, 0, 'count')).toBe('0');
  });
  it('rounds counts from ten on', () => {
    expect(measured(1912.4, 'count')).toBe('1,912');
    expect(measured(1.5, 'count')).toBe('1.5');
    expect(measured(7.94, 'surprisal')).toBe('7.94');
  });
});
