import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderCreateSource } from '../../../support/render-create-source';
import { recordRenders, stopRecording } from '../../../support/renders';

vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
afterEach(stopRecording);

const FIELDS = {
  Name: ['NameField', 'Field', 'TextCounter'],
  'Instance ID': [],
  Password: [],
  Description: ['DescriptionField', 'Field', 'TextCounter'],
};

it.each(Object.entries(FIELDS))(
  'a key in %s renders the field and its parts, the preview at rest',
  async (label, parts) => {
    const { user } = await renderCreateSource({ action: () => Promise.reject(new Error('not pressed')) });
    await user.click(screen.getByRole('radio', { name: 'RabbitMQ' }));
    const field = screen.getByLabelText(label);
    await user.type(field, 'ord');
    const rendered = recordRenders();
    await user.type(field, 'e', { skipClick: true });
    expect(rendered()).toEqual(parts);
    await waitFor(() => expect(rendered()).toEqual(expect.arrayContaining(['RequestPreview', 'JsonView'])));
    expect(rendered()).not.toContain('CreateSource');
  },
);
