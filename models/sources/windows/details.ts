import { given } from './sql-text.ts';

/** No longer text of one record is kept beside it. */
const LONGEST = 400;

/** By what a sign-in was proved, or how a ticket is encrypted (`0x17` is RC4). */
export const PROOF = `CASE code
  WHEN 4624 THEN ${given('e.AuthenticationPackageName')} WHEN 4625 THEN ${given('e.AuthenticationPackageName')}
  WHEN 4768 THEN lower(${given('e.TicketEncryptionType')}) WHEN 4769 THEN lower(${given('e.TicketEncryptionType')}) END`;

/**
 * What else of a record signals read: the logon process of a sign-in (`seclogo`), whether a ticket was asked for without
 * preauthentication (type 0), the status of what failed, an object's access mask and handle, the rights asked of the
 * directory, the program of a service, the parent of a process.
 */
export const DETAIL = `left(CASE
  WHEN code = 4624 THEN trim(${given('e.LogonProcessName')})
  WHEN code = 4768 THEN ${given('e.PreAuthType')}
  WHEN code IN (4625, 4771, 4776) THEN lower(${given('e.Status')})
  WHEN code IN (4656, 4660, 4663) THEN nullif(concat_ws(' ', lower(${given('e.AccessMask')}), lower(${given('e.HandleId')})), '')
  WHEN code = 5145 THEN lower(${given('e.AccessMask')})
  WHEN code = 4662 THEN lower(${given('e.Properties')})
  WHEN code IN (4697, 7045) THEN coalesce(${given('e.ServiceFileName')}, ${given('e.ImagePath')})
  WHEN code = 4688 THEN ${given('e.ParentProcessName')}
  WHEN family = 'sysmon' AND code = 1 THEN ${given('e.ParentImage')} END, ${String(LONGEST)})`;
