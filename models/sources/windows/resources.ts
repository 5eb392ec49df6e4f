import { choose, given } from './sql-text.ts';

/** `\\*\C$` and `Users\ann` on WS-01 as `\\WS-01\C$\Users\ann`. */
const share = `replace(e.ShareName, '\\\\*', '\\\\' || coalesce(split_part(computer, '.', 1), '*'))
  || coalesce('\\' || nullif(ltrim(e.RelativeTargetName, '\\'), ''), '')`;

const joined = (host: string, port: string) => `${given(host)} || coalesce(':' || ${given(port)}, '')`;

/** What the record is about; sees `about` and `computer`. The command line and the like stay in the original. */
export const RESOURCE = choose('about', {
  'new-process': given('e.NewProcessName'),
  process: given('e.ProcessName'),
  image: `coalesce(${given('e.Image')}, ecs_process)`,
  'target-image': given('e.TargetImage'),
  'target-file': given('e.TargetFilename'),
  object: given('e.ObjectName'),
  share,
  service: given('e.ServiceName'),
  task: given('e.TaskName'),
  group: `coalesce(${given('e.TargetDomainName')} || '\\', '') || e.TargetUserName`,
  privileges: `array_to_string(string_split_regex(trim(e.PrivilegeList, E' \\t\\r\\n'), '\\s+'), ' ')`,
  'target-info': given('e.TargetInfo'),
  'audit-category': `coalesce(${given('e.SubcategoryGuid')}, ${given('e.SubcategoryId')})`,
  channel: `CASE WHEN family = 'system' THEN ${given('e.Channel')} ELSE 'Security' END`,
  command: `nullif(regexp_extract(coalesce(e.Payload, e.param3, e.Message), 'CommandInvocation\\(([^)]+)\\)', 1), '')`,
  script: given('e.Path'),
  connection: `coalesce(${joined('e.DestinationIp', 'e.DestinationPort')}, ${joined('e.DestAddress', 'e.DestPort')})`,
  device: `coalesce(${given('e.DeviceDescription')}, ${given('e.DeviceId')})`,
  param1: given('e.param1'),
  'old-name': given('e.OldTargetUserName'),
});
