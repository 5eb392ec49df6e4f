import { Dialog } from '../controls/dialog.tsx';
import { useSelection } from '../state/use-state.ts';
import { VIEWS } from '../views/index.ts';

const EVERYWHERE = [
  ['Ctrl K', 'Find a person, event or command'],
  ['Ctrl \\', 'Fold the rail'],
  ['Ctrl I', 'Fold the panel at the right'],
  ['T', 'In a chart: show it as a table'],
  ['← →', 'In a chart: walk its marks'],
  ['Esc', 'Close the innermost thing'],
  ['?', 'These keys'],
] as const;

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const current = useSelection((state) => state.view);
  const view = VIEWS.find(({ id }) => id === current);
  const go = VIEWS.map(({ letter, title }) => [`G ${letter.toUpperCase()}`, `Go to ${title}`] as const);
  return (
    <Dialog title={view ? `Keys in ${view.title}` : 'Keys'} onClose={onClose}>
      <div className="dialog-scroll" tabIndex={0}>
        <dl className="keys">
          {[...(view?.keys ?? []), ...EVERYWHERE, ...go].map(([keys, does]) => (
            <Row key={keys + does} keys={keys} does={does} />
          ))}
        </dl>
      </div>
    </Dialog>
  );
}

function Row({ keys, does }: { keys: string; does: string }) {
  return (
    <>
      <dt>
        {keys.split(' ').map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
