'use client';

import { useView } from '@/components/list/view-preferences';
import { DENSITIES, SOURCE_COLUMNS, VIEW_DEFAULTS } from '@/lib/lists/view';
import { TIME_MODES } from '@/lib/time/time-mode';
import type { SourcesMessages } from './sources-messages';

/** Sets which columns are shown, how high rows are and how times are written; all of it at once, and kept. */
export function SourcesViewMenu({ messages }: { messages: SourcesMessages }) {
  const { view, change } = useView();
  const { columns: names, view: texts } = messages;
  return (
    <div className="view-menu">
      <fieldset>
        <legend>{texts.columns}</legend>
        {SOURCE_COLUMNS.map((column, index) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={view.columns.includes(column)}
              data-first={index === 0 ? '' : undefined}
              onChange={({ target }) =>
                change({
                  columns: SOURCE_COLUMNS.filter((known) =>
                    known === column ? target.checked : view.columns.includes(known),
                  ),
                })
              }
            />
            {names[column]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{texts.density}</legend>
        {DENSITIES.map((density) => (
          <label key={density}>
            <input
              type="radio"
              name="view-density"
              checked={view.density === density}
              onChange={() => change({ density })}
            />
            {texts.densities[density]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{texts.time}</legend>
        {TIME_MODES.map((time) => (
          <label key={time}>
            <input type="radio" name="view-time" checked={view.time === time} onChange={() => change({ time })} />
            {texts.times[time]}
          </label>
        ))}
      </fieldset>
      <button type="button" className="btn xs" onClick={() => change({ ...VIEW_DEFAULTS, size: view.size })}>
        {texts.reset}
      </button>
    </div>
  );
}
