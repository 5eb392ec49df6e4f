import { inOrder } from '../order.ts';
import features from './features.ts';
import identity from './identity.ts';
import privileges from './privileges.ts';
import risk from './risk.ts';
import scores from './scores.ts';
import sessions from './sessions.ts';
import signals from './signals.ts';
import stories from './stories.ts';

/** Every stage, each after those it needs. */
export const STAGES = inOrder([identity, sessions, privileges, features, scores, risk, signals, stories]);
