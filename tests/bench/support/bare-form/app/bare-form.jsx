'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod/mini';

const schema = z.object({
  name: z
    .string()
    .check(
      z.minLength(1, 'Enter a name.'),
      z.maxLength(128, 'Too long.'),
      z.regex(/^[a-z0-9]/, 'Begin with a letter or digit.'),
      z.regex(/^[a-z0-9._-]*$/, 'Only lowercase letters, digits and . _ -'),
    ),
  channel_id: z.string().check(z.minLength(1, 'Enter a channel.')),
  description: z.string().check(z.maxLength(255, 'Too long.')),
});

const resolver = (values) => {
  const { error, data } = schema.safeParse(values);
  if (!error) return { values: data, errors: {} };
  const errors = error.issues.map(({ path, message }) => [path[0], { type: 'schema', message }]);
  return { values: {}, errors: Object.fromEntries(errors) };
};

/** A form of three fields as react-hook-form's own guide writes it: the least that a create form can cost here. */
export function BareForm({ create, channelId }) {
  const [created, setCreated] = useState(null);
  const { register, handleSubmit, formState } = useForm({
    resolver,
    mode: 'onTouched',
    defaultValues: { name: '', channel_id: channelId, description: '' },
  });
  return (
    <form onSubmit={handleSubmit(async (values) => setCreated(await create(values)))}>
      <label htmlFor="name">Name</label>
      <input id="name" {...register('name')} />
      <p id="name-error">{formState.errors.name?.message}</p>
      <label htmlFor="channel_id">Channel</label>
      <input id="channel_id" {...register('channel_id')} />
      <p>{formState.errors.channel_id?.message}</p>
      <label htmlFor="description">Description</label>
      <textarea id="description" {...register('description')} />
      <p>{formState.errors.description?.message}</p>
      <button type="submit">Create source</button>
      {created ? <output data-field="id">{created.id}</output> : null}
    </form>
  );
}
