/** Carries a query's other parts in a form that sets one of them. */
export const HiddenParts = ({ parts, except }: { parts: [name: string, value: string][]; except: string }) =>
  parts
    .filter(([name]) => name !== except)
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
