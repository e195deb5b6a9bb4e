'use client';

import { DENSITIES, type ListColumns, shownColumns, VIEW_DEFAULTS } from '@/lib/lists/view';
import { TIME_MODES } from '@/lib/time/time-mode';
import { useView } from './view-preferences';

type ViewMenuProps<Column extends string> = {
  columns: ListColumns<Column>;
  labels: Record<Column, string>;
  texts: {
    columns: string;
    density: string;
    densities: Record<(typeof DENSITIES)[number], string>;
    time: string;
    times: Record<(typeof TIME_MODES)[number], string>;
    reset: string;
  };
};

/** Sets which columns are shown, row height and time format. Everything applies immediately and is saved. */
export function ViewMenu<Column extends string>({ columns, labels, texts }: ViewMenuProps<Column>) {
  const { view, change } = useView();
  const shown = shownColumns(view.columns, columns);
  const show = (column: Column, isOn: boolean) => {
    const next = columns.all.filter((known) => (known === column ? isOn : shown.includes(known)));
    change({ columns: next.join() === columns.usual.join() ? null : next });
  };
  return (
    <div className="view-menu">
      <fieldset>
        <legend>{texts.columns}</legend>
        {columns.all.map((column, index) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={shown.includes(column)}
              data-first={index === 0 ? '' : undefined}
              onChange={({ target }) => show(column, target.checked)}
            />
            <span>{labels[column]}</span>
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
            <span>{texts.densities[density]}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{texts.time}</legend>
        {TIME_MODES.map((time) => (
          <label key={time}>
            <input type="radio" name="view-time" checked={view.time === time} onChange={() => change({ time })} />
            <span>{texts.times[time]}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" className="btn tiny" onClick={() => change({ ...VIEW_DEFAULTS, size: view.size })}>
        {texts.reset}
      </button>
    </div>
  );
}
