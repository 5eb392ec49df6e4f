import type { Account } from '../accounts.ts';
import type { Instant } from '../clock.ts';
import type { Machine } from '../machines.ts';
import { security, subject, system, type Session, type WindowsRecord } from '../record.ts';

const EVENT_LOG = 'EventLog';
const SERVICE_MANAGER = 'Service Control Manager';

export interface Service {
  readonly name: string;
  readonly image: string;
}

/** 4697 by `by`, and 7045 in the System log. */
export const serviceInstalled = (at: Instant, by: Session, service: Service): WindowsRecord[] => [
  security(by.on, at, 4697, {
    data: {
      ...subject(by),
      ServiceName: service.name,
      ServiceFileName: service.image,
      ServiceType: '0x10',
      ServiceStartType: '3',
      ServiceAccount: 'LocalSystem',
    },
  }),
  system(by.on, at + 12, 7045, SERVICE_MANAGER, {
    data: {
      ServiceName: service.name,
      ImagePath: service.image,
      ServiceType: 'user mode service',
      StartType: 'demand start',
      AccountName: 'LocalSystem',
    },
  }),
];

/** 1074, with the text in the language of the machine. */
export const restartAsked = (at: Instant, on: Machine, by: Account): WindowsRecord =>
  system(on, at, 1074, 'User32', {
    data: {
      param1: `C:\\Windows\\system32\\wbem\\wmiprvse.exe (${on.name})`,
      param2: on.name,
      param3: 'Operating System: Service pack (Planned)',
      param4: '0x80020010',
      param5: 'restart',
      param6: '',
      param7: `${by.domain}\\${by.name}`,
    },
    message: `Processen C:\\Windows\\system32\\wbem\\wmiprvse.exe (${on.name}) har påbegyndt genstart af computeren ${on.name} på vegne af brugeren ${by.domain}\\${by.name} af følgende årsag: Operativsystem: Servicepakke (planlagt)`,
  });

/** 6006: the log ends with the machine. */
export const logStopped = (at: Instant, on: Machine): WindowsRecord =>
  system(on, at, 6006, EVENT_LOG, { data: {} });

/** 6005: the machine is up again. */
export const logStarted = (at: Instant, on: Machine): WindowsRecord => ({
  ...system(on, at, 6005, EVENT_LOG, { data: {} }),
  boots: true,
});
