import type { AccountKind } from '../../../models/domain/account.ts';
import type { NetworkKind } from '../../../models/domain/context.ts';
import { ACTIONS, STREAMS, type Action, type Stream } from '../../../models/domain/event.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import { SAME_AS_RESOURCE, type NumberColumn, type TextColumn } from './event-query.ts';
import { plainAddress } from './plain-address.ts';

/** Values of one chunk of rows: numbers by row, texts by asking for a row's. */
export interface EventColumns {
  readonly ids: ArrayLike<bigint>;
  readonly numbers: Readonly<Record<NumberColumn, ArrayLike<number>>>;
  readonly texts: Readonly<Record<TextColumn, (row: number) => string>>;
}

/** An event while it is made: of one shape, so that folds read it fast. */
export class EventRow implements SignalEvent {
  readonly event: bigint;
  readonly at: number;
  day = 0;
  hour = 0;
  stream: Stream = 'system';
  action: Action = 'recorded';
  failed = false;
  who = -1;
  account = -1;
  kind: AccountKind = 'none';
  target = -1;
  targetKind: AccountKind = 'none';
  role = '';
  computer = -1;
  src = -1;
  dst = -1;
  ip = '';
  network = '';
  networkKind: NetworkKind | '' = '';
  networkName = '';
  country = '';
  city = '';
  latitude = NaN;
  longitude = NaN;
  device = '';
  agent = '';
  session = '';
  factor = '';
  resource = '';
  container = '';
  channel = '';
  code = -1;
  logonType = -1;
  detail = '';
  bytes = 0;
  amount = NaN;
  certificate = '';
  certificateSubject = '';
  tlsClient = '';
  givenKey = '';
  fromAddress = '';

  constructor(event: bigint, at: number) {
    this.event = event;
    this.at = at;
  }
}

/** An event as its record has it: accounts and hosts by their own ids, the device as the vendor names it. */
export function asRecorded({ ids, numbers, texts }: EventColumns, row: number): EventRow {
  const event = new EventRow(ids[row] as bigint, numbers.at_us[row] as number);
  fillNumbers(event, numbers, row);
  fillTexts(event, texts, row);
  return event;
}

function fillNumbers(event: EventRow, numbers: EventColumns['numbers'], row: number): void {
  event.stream = STREAMS[numbers.stream[row] as number] ?? 'system';
  event.action = ACTIONS[numbers.action[row] as number] ?? 'recorded';
  event.failed = numbers.failed[row] !== 0;
  event.account = numbers.account[row] as number;
  event.target = numbers.target[row] as number;
  event.computer = numbers.computer[row] as number;
  event.src = numbers.src[row] as number;
  event.dst = numbers.dst[row] as number;
  event.code = numbers.code[row] as number;
  event.logonType = numbers.logonType[row] as number;
  event.bytes = numbers.bytes[row] as number;
  event.amount = numbers.amount[row] as number;
  event.latitude = numbers.latitude[row] as number;
  event.longitude = numbers.longitude[row] as number;
}

function fillTexts(event: EventRow, texts: EventColumns['texts'], row: number): void {
  event.ip = plainAddress(texts.ip(row));
  event.country = texts.country(row);
  event.city = texts.city(row);
  event.device = texts.device(row);
  event.session = texts.session(row);
  event.factor = texts.factor(row);
  event.resource = texts.resource(row);
  const container = texts.container(row);
  event.container = container === SAME_AS_RESOURCE ? event.resource : container;
  event.channel = texts.channel(row);
  event.detail = texts.detail(row);
  event.certificate = texts.certificate(row);
  event.certificateSubject = texts.certificateSubject(row);
  event.tlsClient = texts.tlsClient(row);
  event.givenKey = texts.givenKey(row);
  event.fromAddress = texts.fromAddress(row);
}
