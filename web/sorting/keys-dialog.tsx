import type { Words } from '../i18n/words.ts';
import { Dialog } from './dialog.tsx';
import { DECISIONS } from './keys.ts';
import { sortingOf } from './sorting-words.ts';

type Props = { words: Words; on: boolean; onSwitch: (on: boolean) => void; onClose: () => void };

export function KeysDialog({ words, on, onSwitch, onClose }: Props) {
  const t = sortingOf(words);
  const enter = words.format.language === 'fr' ? 'Entrée' : 'Enter';
  const keys: [keys: string[], what: string][] = [
    [[enter], t.keyConfirm],
    ...DECISIONS.map((label, index): [string[], string] => [
      [`${index + 1}`],
      `${t[label]} – ${t[`hint_${label}`]}`,
    ]),
    [['M'], t.keyMerge],
    [['U'], t.keyUndo],
    [['P'], t.keyAside],
    [['?'], t.keyHelp],
  ];
  return (
    <Dialog title={t.keysTitle} close={t.close} onClose={onClose}>
      <dl class="desk-keys">
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <kbd key={name} class="key">
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="desk-switch">
        <input
          type="checkbox"
          checked={on}
          onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
        />{' '}
        {t.keysOn}
      </label>
    </Dialog>
  );
}
