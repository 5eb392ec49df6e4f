import { useId, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { personId } from '../../models/domain/ids.ts';
import { useClient, useNames, useQuery } from '../channel/client.tsx';
import { useCase } from '../channel/use-case.ts';
import { Dialog } from '../controls/dialog.tsx';
import { Icon, type IconName } from '../controls/icon.tsx';
import { preferences } from '../state/preferences.ts';
import { goTo, openEvents, openPerson } from '../state/selection.ts';
import { startAnalysis } from '../state/work.ts';
import { VIEWS } from '../views/index.ts';
import type { Floating } from './app.tsx';

interface Option {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly run: () => void;
}
const SHOWN = 12;

interface PaletteProps {
  readonly onClose: () => void;
  readonly onFloat: (floating: Floating) => void;
}

/** Finds a person, a view, a command, or events by their text. */
export function Palette({ onClose, onFloat }: PaletteProps) {
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const list = useId();
  const options = useOptions(text.trim().toLowerCase(), onFloat);
  const chosen = Math.min(index, options.length - 1);
  const run = (option: Option | undefined) => {
    if (!option) return;
    onClose();
    option.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      setIndex(Math.max(0, Math.min(options.length - 1, chosen + step)));
    }
    if (event.key === 'Enter') {
      // Else the same key presses the first button of a dialog that it opens.
      event.preventDefault();
      run(options[chosen]);
    }
  };
  return (
    <Dialog title="Find a person, event or command" bare onClose={onClose}>
      <div className="palette-input">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={options[chosen] ? `${list}-${chosen}` : undefined}
          aria-label="Find"
          placeholder="Find a person, event or command"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div className="palette-list" role="listbox" id={list} aria-label="Found">
        {options.map((option, i) => (
          <div
            key={option.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === chosen}
            className="palette-option"
            onPointerMove={() => setIndex(i)}
            onClick={() => run(option)}
          >
            <Icon name={option.icon} />
            <span className="clip">{option.title}</span>
            <span className="muted small">{option.note}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function useOptions(text: string, onFloat: PaletteProps['onFloat']): readonly Option[] {
  const client = useClient();
  const nameOf = useNames();
  const { data: status } = useCase();
  const { data: ranked } = useQuery('people.ranked', status && status.people > 0 ? {} : null);
  return useMemo(() => {
    const people = Array.from(ranked?.people.columns.person ?? [], (id, i): Option => {
      const day = ranked?.people.columns.peakDay[i] ?? -1;
      const risk = Math.round(ranked?.people.columns.risk[i] ?? 0);
      return {
        id: `person ${id}`,
        icon: 'person',
        title: nameOf('person', id) ?? '…',
        note: `rank ${i + 1}, risk ${risk}`,
        run: () => openPerson(personId(id), day > 0 ? day : null),
      };
    });
    const views = VIEWS.filter(({ needsCase }) => status || !needsCase).map((view): Option => ({
      id: `view ${view.id}`,
      icon: view.icon,
      title: `Go to ${view.title}`,
      note: `G ${view.letter.toUpperCase()}`,
      run: () => goTo(view.id),
    }));
    const theme = (id: 'light' | 'dark'): Option => ({
      id: `theme ${id}`,
      icon: id === 'dark' ? 'moon' : 'sun',
      title: `Use the ${id} theme`,
      note: '',
      run: () => preferences.setState({ theme: id }),
    });
    const commands: Option[] = [theme('light'), theme('dark')];
    if (status) {
      commands.push(
        {
          id: 'unmask',
          icon: 'mask',
          title: 'Unmask names…',
          note: 'asks for a reason',
          run: () => onFloat('unmask'),
        },
        {
          id: 'analyse',
          icon: 'overview',
          title: 'Analyse this case',
          note: '',
          run: () => void startAnalysis(client),
        },
      );
    }
    commands.push({
      id: 'keys',
      icon: 'table',
      title: 'All keys of this view',
      note: '?',
      run: () => onFloat('keys'),
    });
    commands.push({
      id: 'about',
      icon: 'file',
      title: 'About Tracewell',
      note: 'licences and credits',
      run: () => onFloat('about'),
    });
    const matching = [...views, ...commands].filter(({ title }) => title.toLowerCase().includes(text));
    if (text === '') return [...matching, ...people].slice(0, SHOWN);
    const found = people.filter(({ title }) => title.toLowerCase().includes(text));
    const events: Option[] = status
      ? [
          {
            id: 'events',
            icon: 'events',
            title: `Events that contain “${text}”`,
            note: 'Events',
            run: () => openEvents({ text }),
          },
        ]
      : [];
    return [...found.slice(0, SHOWN), ...matching, ...events];
  }, [client, nameOf, onFloat, ranked, status, text]);
}
