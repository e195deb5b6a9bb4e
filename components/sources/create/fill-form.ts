import type { Path, UseFormReturn } from 'react-hook-form';
import { isDetailSecret } from '@/lib/secrets/mask';
import type { CreateSourceValues } from '@/lib/sources/values';

/** Writes values into the form for a source, field by field. An empty secret leaves what was typed. */
export function fillForm(form: UseFormReturn<CreateSourceValues>, { detail = {}, ...top }: Filling): void {
  const connection = Object.entries(detail).filter(([field, value]) => value !== '' || !isDetailSecret(field));
  const fields = [...Object.entries(top), ...connection.map(([field, value]) => [`detail.${field}`, value] as const)];
  for (const [path, value] of fields) form.setValue(path as Path<CreateSourceValues>, value, { shouldDirty: true });
  void form.trigger('name');
  form.setFocus('name');
}

type Filling = Partial<Omit<CreateSourceValues, 'detail'>> & { detail?: Partial<CreateSourceValues['detail']> };
