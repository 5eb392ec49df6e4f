import type { Employee } from '../company/people.ts';
import { mailText } from '../company/texts.ts';
import type { Random } from '../random.ts';
import type { DemoRecord, Mail, Scribe } from '../record.ts';

/** Who writes to whom inside the company. */
export interface Circle {
  readonly team: readonly Employee[];
  readonly everyone: readonly Employee[];
}

export function mails(
  random: Random,
  person: Employee,
  circle: Circle,
  write: Scribe,
  from: number,
  to: number,
  count: number,
): DemoRecord[] {
  return Array.from({ length: count }, () =>
    write.mail(from + random.next() * (to - from), mail(random, person, circle)),
  );
}

function mail(random: Random, person: Employee, circle: Circle): Mail {
  if (random.chance(0.03)) return privateMail(random, person);
  const outside = random.chance(person.role.outside);
  const attachments = random.chance(0.2) ? random.between(1, 2) : 0;
  const to = outside ? [random.pickEarly(person.contacts)] : colleagues(random, circle);
  return {
    to,
    cc: random.chance(0.25) ? colleagues(random, circle).slice(0, 1) : [],
    size: size(random, attachments),
    attachments,
    content: mailText(random, random.pick(person.role.topics)),
  };
}

const colleagues = (random: Random, { team, everyone }: Circle): string[] => {
  const from = random.chance(0.8) && team.length > 0 ? team : everyone;
  return random.sample(from, random.chance(0.75) ? 1 : random.between(2, 3)).map((other) => other.email);
};

const privateMail = (random: Random, person: Employee): Mail => ({
  to: [person.privateAddress],
  size: size(random, 0),
  attachments: 0,
  content: mailText(random, 'leisure'),
});

/** Bytes of the message as the export counts them. */
const size = (random: Random, attachments: number) =>
  Math.round(18_000 * Math.exp(0.35 * random.normal()) + attachments * random.between(9_000, 60_000));
