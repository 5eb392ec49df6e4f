import type { Action } from '../../domain/event.ts';
import type { SignalEvent } from './event.ts';

/** Where what is run from elsewhere leaves its traces. */
export const EXECUTION_ACTIONS: readonly Action[] = [
  'service-installed',
  'task-created',
  'share-file-accessed',
  'process-started',
];

const PARENTS: readonly (readonly [RegExp, string])[] = [
  [/wmiprvse\.exe$/i, 'a process begun by WMI'],
  [/wsmprovhost\.exe$/i, 'a process begun by PowerShell remoting'],
  [/psexesvc\.exe$/i, 'a process begun by PsExec'],
  [/winrshost\.exe$/i, 'a process begun by WinRM'],
];
const PIPES = /svcctl|atsvc|psexesvc|\\admin\$|\\c\$/i;
const SERVICES_TOOL = /psexesvc|\\admin\$\\|%comspec%|cmd\.exe|powershell/i;

/** What of an event shows that something was run from elsewhere; '' for nothing. */
export function traceOf({ action, resource, detail }: SignalEvent): string {
  switch (action) {
    case 'service-installed':
      return `a service (${resource}${SERVICES_TOOL.test(detail) ? `, which runs ${detail.slice(0, 60)}` : ''})`;
    case 'task-created':
      return `a scheduled task (${resource})`;
    case 'share-file-accessed':
      return PIPES.test(resource)
        ? `the control of services, tasks or administrative shares (${resource})`
        : '';
    case 'process-started':
      if (/wsmprovhost\.exe$/i.test(resource)) return 'PowerShell remoting';
      if (/psexesvc\.exe$/i.test(resource)) return 'PsExec';
      return PARENTS.find(([parent]) => parent.test(detail))?.[1] ?? '';
    default:
      return '';
  }
}
