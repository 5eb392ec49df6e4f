import { describe, expect, it } from 'vitest';
import { recording, replayOf } from './recording.ts';

const percent = (value: number | undefined) => Math.round((value ?? 0) * 100);

/** Cause and runner-up of a row, with their likelihoods in percent, and how many further ones there were. */
function causesOf(text: string, row: number) {
  const { cause, causeLikelihood, runnerUp, runnerUpLikelihood, others } = replayOf(recording(text)).steps
    .columns;
  return {
    cause: cause[row],
    likelihood: percent(causeLikelihood[row]),
    runnerUp: runnerUp[row],
    next: percent(runnerUpLikelihood[row]),
    others: others[row],
  };
}

const hopAt = (time: string) => `
  01:00:00 heron ws-01 local
  ${time} heron ws-01 -> srv-02 type3
`;

describe('the likely cause of a step', () => {
  it('is shared equally by two alike, and counts the further ones', () => {
    const found = causesOf(
      `
      10:00:00 heron 10.0.0.1 -> ws-01 rdp
      10:00:00 heron 10.0.0.2 -> ws-01 rdp
      10:00:00 heron 10.0.0.3 -> ws-01 rdp
      10:10:00 heron ws-01 -> srv-02 type3
      `,
      3,
    );
    expect(found).toEqual({ cause: 2, likelihood: 33, runnerUp: 1, next: 33, others: 1 });
  });

  it('is the only one that there is', () => {
    const found = causesOf(
      `
      10:00:00 heron ws-01 local
      10:10:00 heron ws-01 -> srv-02 type3
      `,
      1,
    );
    expect(found).toEqual({ cause: 0, likelihood: 100, runnerUp: -1, next: 0, others: 0 });
  });

  it('is none on a host where nobody signed in, and none that comes later or was refused', () => {
    const text = `
      09:00:00 lark ws-09 local
      09:30:00 heron ws-09 -> ws-01 refused
      10:10:00 heron ws-01 -> srv-02 type3
      10:20:00 heron ws-01 local
      `;
    expect(causesOf(text, 2).cause).toBe(-1);
  });

  it('is none after eight hours', () => {
    expect(causesOf(hopAt('08:59:59'), 1).cause).toBe(0);
    expect(causesOf(hopAt('09:00:01'), 1).cause).toBe(-1);
  });

  it('is rather the same account than another one', () => {
    const found = causesOf(
      `
      10:00:00 heron ws-01 local
      10:00:01 lark ws-01 local
      10:10:00 heron ws-01 -> srv-02 type3
      `,
      2,
    );
    expect(found).toMatchObject({ cause: 0, likelihood: 91, runnerUp: 1 });
  });

  it('is rather the same logon session than another of the same account', () => {
    const found = causesOf(
      `
      10:00:00 heron ws-01 local #17
      10:05:00 heron ws-01 local #18
      10:10:00 heron ws-01 opens plans #17
      `,
      2,
    );
    expect(found).toMatchObject({ cause: 0, runnerUp: 1 });
  });

  it('is rather close in time', () => {
    const found = causesOf(
      `
      08:00:00 heron 10.0.0.1 -> ws-01 rdp
      10:09:00 heron 10.0.0.2 -> ws-01 rdp
      10:10:00 heron ws-01 -> srv-02 type3
      `,
      2,
    );
    expect(found).toMatchObject({ cause: 1, likelihood: 90, runnerUp: 0 });
  });

  it('is the use of credentials that names the host, not the one that names another', () => {
    const found = causesOf(
      `
      10:00:00 heron ws-01 uses svc-plm -> srv-02
      10:00:30 heron ws-01 uses svc-plm -> srv-03
      10:01:00 svc-plm ws-01 -> srv-02 type3
      `,
      2,
    );
    expect(found).toMatchObject({ cause: 0, likelihood: 95, runnerUp: 1 });
  });

  it('is rather who sits at the host than a connection to it', () => {
    const found = causesOf(
      `
      10:00:00 heron ws-01 -> srv-02 rdp
      10:00:00 heron ws-01 -> srv-02 type3
      10:10:00 heron srv-02 uses svc-plm
      `,
      2,
    );
    expect(found).toMatchObject({ cause: 0, likelihood: 75, runnerUp: 1 });
  });

  it('steps through chains that are about as likely', () => {
    const fan = recording(`
      10:00:00 heron ws-01 local
      10:10:00 heron ws-01 -> srv-02 type3
      10:20:00 heron ws-01 -> srv-03 type3
    `);
    expect(replayOf(fan).alternatives).toEqual([{ steps: [0, 2], likelihood: 1 }]);
    const single = recording(`
      10:00:00 heron ws-01 local
      10:10:00 heron ws-01 -> srv-02 type3
    `);
    expect(replayOf(single).alternatives).toEqual([]);
  });
});
