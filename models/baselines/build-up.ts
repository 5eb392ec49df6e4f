import { calibrate } from './calibrate.ts';
import { at, add, type Days } from './days.ts';

const SPAN_DAYS = 7;

/**
 * The week's build-up by row: the largest calibrated 7-day sum of a feature's tails, in nats. One more group beside
 * those of the day; slow departures show here.
 */
export function buildUp(days: Days, tails: Float32Array): Float64Array {
  const F = days.features.length;
  const calibrated = calibrate(days, weekly(days, tails));
  const most = new Float64Array(days.rows);
  for (let cell = 0; cell < calibrated.length; cell++) {
    const row = Math.floor(cell / F);
    most[row] = Math.max(at(most, row), at(calibrated, cell));
  }
  return most;
}

function weekly(days: Days, tails: Float32Array): Float32Array {
  const F = days.features.length;
  const sums = new Float32Array(tails.length);
  for (let person = 0; person < days.start.length; person++) {
    const first = at(days.start, person);
    let from = first;
    for (let row = first; row < at(days.end, person); row++) {
      while (at(days.day, from) <= at(days.day, row) - SPAN_DAYS) from++;
      for (let earlier = from; earlier <= row; earlier++)
        for (let f = 0; f < F; f++) add(sums, row * F + f, at(tails, earlier * F + f));
    }
  }
  return sums;
}
