import { dayOfIso, isWeekend, type Day } from '../../domain/time.ts';
import { COMPETITOR_DOMAIN, JOB_SITES } from '../company/places.ts';
import type { Employee } from '../company/people.ts';
import { keywords, pageAddress } from '../company/texts.ts';
import { randomOf, type Random } from '../random.ts';
import { scribe, type DemoRecord, type Scribe } from '../record.ts';

const LOOKING = { from: dayOfIso('2026-10-12'), to: dayOfIso('2026-10-23') };
const SENDING = { from: dayOfIso('2026-10-26'), to: dayOfIso('2026-10-30') };

const RECIPIENTS = [`sales.nordic@${COMPETITOR_DOMAIN}`, `p.rosenlund@${COMPETITOR_DOMAIN}`];
const CONTENTS = [
  'Attached are the price sheets for the medical accounts, as discussed on the phone.',
  'The customer list by region, with the contract dates. Please confirm that it arrived.',
  'Framework agreement and margins for the three clinics.',
  'The forecast for next year and the open offers, part two of three.',
  'Contact persons and their last orders. The rest follows tonight.',
];

/** What the leaver does on `day` beyond an ordinary day: first looks for positions, then sends. */
export function leaversMail(seed: number, person: Employee, day: Day): DemoRecord[] {
  if (isWeekend(day)) return [];
  const random = randomOf(seed, 'leaver', day);
  if (within(day, LOOKING)) return looking(random, scribe(person, day, person.pc, 2));
  if (within(day, SENDING)) return sending(random, person, day);
  return [];
}

const within = (day: Day, { from, to }: { from: Day; to: Day }) => day >= from && day <= to;

function looking(random: Random, write: Scribe): DemoRecord[] {
  return Array.from({ length: random.between(2, 7) }, () =>
    write.visit(
      11 * 60 + 45 + random.next() * 60,
      pageAddress(random, random.pick(JOB_SITES), 'career'),
      keywords(random, 'career', 6),
    ),
  );
}

function sending(random: Random, person: Employee, day: Day): DemoRecord[] {
  const write = scribe(person, day, person.pc, 2);
  const evening = 18 * 60 + 50 + random.between(0, 50);
  return [
    ...outgoing(random, person, write, 16 * 60, 17 * 60, random.between(3, 5)),
    write.logon(evening),
    ...outgoing(random, person, write, evening + 2, evening + 50, random.between(5, 9)),
    write.logoff(evening + 55),
  ];
}

function outgoing(
  random: Random,
  person: Employee,
  write: Scribe,
  from: number,
  to: number,
  count: number,
): DemoRecord[] {
  return Array.from({ length: count }, () => {
    const attachments = random.between(2, 6);
    return write.mail(from + random.next() * (to - from), {
      to: [random.pick(RECIPIENTS)],
      bcc: random.chance(0.4) ? [person.privateAddress] : [],
      size: attachments * random.between(180_000, 620_000),
      attachments,
      content: random.pick(CONTENTS),
    });
  });
}
