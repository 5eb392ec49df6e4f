import type { Employee } from '../company/people.ts';
import { fileHeader, fileName, keywords } from '../company/texts.ts';
import type { Random } from '../random.ts';
import type { DemoRecord, Scribe } from '../record.ts';

/** Uses of removable media between `from` and `to`: each connects, copies a few files and disconnects. */
export function driveUses(
  random: Random,
  person: Employee,
  write: Scribe,
  from: number,
  to: number,
  uses: number,
): DemoRecord[] {
  const out: DemoRecord[] = [];
  for (let use = 0; use < uses; use += 1) {
    const start = from + random.next() * Math.max(1, to - from - 30);
    const copies = random.between(1, 4);
    out.push(write.connect(start));
    for (let i = 0; i < copies; i += 1)
      out.push(copyOne(random, person, write, start + 1 + i * (0.3 + random.next())));
    // Some switch the machine off instead.
    if (!random.chance(0.06)) out.push(write.disconnect(start + 4 + copies * 1.5 + random.next() * 10));
  }
  return out;
}

export function copyOne(
  random: Random,
  person: Employee,
  write: Scribe,
  minute: number,
  extensions = person.role.extensions,
): DemoRecord {
  const about = random.pick(person.role.topics);
  const extension = random.pickEarly(extensions);
  return write.copy(
    minute,
    fileName(random, about, extension),
    `${fileHeader(extension)} ${keywords(random, about, 10)}`,
  );
}
