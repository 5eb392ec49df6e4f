import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GeoDatabase } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { isoDay } from '../../../models/domain/time.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { LocationCredit } from '../../controls/location-credit.tsx';
import { PathBrowser } from '../../controls/path-browser.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { announce } from '../../state/announce.ts';

/** Which databases say where an address is; the analyst's own stands first. */
export function LocationData() {
  const client = useClient();
  const { data, error, retry } = useQuery('context.geoip', {});
  const [failed, setFailed] = useState<AppError | null>(null);
  const name = async (path: string | null) => {
    try {
      setFailed(null);
      await client.call('context.set-geoip', { path });
      announce(path === null ? 'The file is no longer used' : 'Addresses are placed by this file');
    } catch (failure) {
      setFailed(asAppError(failure));
    }
  };
  return (
    <section className="list-pane" aria-label="Location data">
      <div className="region-head">
        <h2>Location data</h2>
        <span className="small muted clip">
          Says in which country an address is. What a record says itself, and what a list says, stands before
          it.
        </span>
      </div>
      <OwnFile onName={(path) => void name(path)} />
      <div className="list-rows">
        {failed && <Failure error={failed} />}
        {error && !data && <Failure error={error} onRetry={retry} />}
        {!data && !error && <Skeleton what="Reading the location data" rows={2} />}
        {data?.problem && <p className="pad small asks">{data.problem}</p>}
        {data && data.databases.length > 0 && (
          <Databases databases={data.databases} onForget={() => void name(null)} />
        )}
        {data?.databases.length === 0 && (
          <Empty title="No location data.">Name a MaxMind database (.mmdb) above.</Empty>
        )}
      </div>
    </section>
  );
}

function OwnFile({ onName }: { readonly onName: (path: string) => void }) {
  const [path, setPath] = useState('');
  const [browsing, setBrowsing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') onName(path.trim());
  };
  return (
    <form className="open-form" onSubmit={submit}>
      <label htmlFor="geo-path" className="small muted nowrap">
        Your own .mmdb
      </label>
      <input
        id="geo-path"
        className="field path"
        value={path}
        placeholder="/data/GeoLite2-City.mmdb"
        onChange={({ target }) => setPath(target.value)}
      />
      <button type="submit" className="button" aria-disabled={path.trim() === ''}>
        Use it
      </button>
      <button type="button" className="button" onClick={() => setBrowsing(true)}>
        Choose…
      </button>
      {browsing && (
        <PathBrowser
          title="Choose a location database"
          accepts={(file) => file.toLowerCase().endsWith('.mmdb')}
          folders={false}
          onChoose={onName}
          onClose={() => setBrowsing(false)}
        />
      )}
    </form>
  );
}

interface DatabasesProps {
  readonly databases: readonly GeoDatabase[];
  readonly onForget: () => void;
}

function Databases({ databases, onForget }: DatabasesProps) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Database</th>
          <th scope="col">Built</th>
          <th scope="col">Where</th>
          <th scope="col">Credit</th>
        </tr>
      </thead>
      <tbody>
        {databases.map(({ title, built, path, attributed }) => (
          <tr key={title}>
            <td>{title}</td>
            <td className="nowrap">{built === null ? 'not said' : isoDay(built)}</td>
            <td>
              {path === null ? (
                'comes with Tracewell'
              ) : (
                <>
                  <span className="mono">{path}</span>{' '}
                  <button type="button" className="link small" onClick={onForget}>
                    no longer use it
                  </button>
                </>
              )}
            </td>
            <td>{attributed ? <LocationCredit /> : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
