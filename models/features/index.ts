import authentication from './authentication.ts';
import device from './device.ts';
import email from './email.ts';
import file from './file.ts';
import logon from './logon.ts';
import type { FeatureGroupSql } from './parts/group.ts';
import web from './web.ts';

/** Every group of daily measures, in the order they run. */
export const FEATURE_GROUPS: readonly FeatureGroupSql[] = [logon, device, file, web, email, authentication];
