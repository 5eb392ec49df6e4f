import type { EventPage, Output, PersonTimeline } from '../../electron/contract/api.ts';

const i32 = (...values: number[]) => new Int32Array(values);
const f64 = (...values: number[]) => new Float64Array(values);

/** Eight-byte ids up to the largest; three rows, so that 4-byte columns need padding. */
export const page: EventPage = {
  total: 3,
  events: {
    rows: 3,
    columns: {
      id: new BigUint64Array([0n, 1n, 2n ** 64n - 1n]),
      at: f64(1_277_729_468_000_001, 0, -1),
      person: i32(1, 2, 2 ** 31 - 1),
      account: i32(1, 2, 3),
      target: i32(-1, -1, 2),
      outcome: i32(0, 0, 0),
      type: i32(0, 1, 0),
      stream: i32(0, 1, 0),
      action: i32(0, 0, 1),
      host: i32(-1, -1, 5),
      source: i32(1, 1, 1),
      record: f64(0, 1, 2 ** 53 - 1),
      bytes: f64(NaN, Infinity, -0),
      items: f64(1, 2, 3),
    },
    dictionary: {
      stream: ['logon', 'wéb'],
      action: ['logged-on', ''],
      outcome: [''],
      type: ['', 'Security 4624'],
    },
  },
};

const large = new Float64Array(100_000).fill(0.5);

/** `points` is a window on a large buffer. */
export const timeline: PersonTimeline = {
  days: {
    rows: 1,
    columns: { day: i32(14_000), risk: f64(NaN), surprise: f64(1.5), relief: f64(0), events: f64(12) },
  },
  parts: {
    rows: 2,
    columns: { day: i32(1, 2), contribution: i32(0, 1), points: large.subarray(7, 9) },
    dictionary: { contribution: ['collect', 'place'] },
  },
};

export const activity: Output<'organisation.activity'> = {
  rows: 0,
  columns: { day: i32(), events: f64(), people: f64() },
};
