import { Dialog } from '../controls/dialog.tsx';
import { LocationCredit } from '../controls/location-credit.tsx';

/** Software that Tracewell is built on, by licence. */
const BUILT_ON = [
  ['MIT', 'DuckDB, React, zustand, zod, commander, ws, yauzl, mmdb-lib, Bowser, Electron'],
  ['ISC', 'D3'],
  ['Apache 2.0', 'TensorFlow.js'],
] as const;

/** What this is, under which licence, and whose data and software are in it. */
export function About({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="About Tracewell" onClose={onClose}>
      <div className="about">
        <p>
          Insider-threat investigation on one machine: from exported logs to a ranked person, a replay and a
          report. Apache License 2.0. Nothing leaves this machine.
        </p>
        <div>
          <h3>Data</h3>
          <p>
            <LocationCredit />: the IP to Country Lite database of DB-IP, under the Creative Commons
            Attribution 4.0 International License.
          </p>
          <p>
            Names of techniques: MITRE ATT&amp;CK®, © 2025 The MITRE Corporation. This work is reproduced and
            distributed with the permission of The MITRE Corporation.
          </p>
        </div>
        <div>
          <h3>Built on</h3>
          <ul>
            {BUILT_ON.map(([licence, names]) => (
              <li key={licence}>
                {names} <span className="muted">({licence})</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  );
}
