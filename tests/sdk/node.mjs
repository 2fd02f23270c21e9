// JavaScript's client libraries against a running instance, by base URL and key alone.
//
// usage: node node.mjs BASE_URL KEY PICTURE UPSTREAM

import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { createOpenAI } from '@ai-sdk/openai';
import { generateImage } from 'ai';
import OpenAI from 'openai';

const [baseURL, apiKey, file, upstream] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey });
const vercel = createOpenAI({ baseURL, apiKey });
let broken = 0;

/** Runs a test and says how it ended, as the Test Anything Protocol has it. */
async function promise(words, test) {
  try {
    await test();
    console.log(`ok - ${words}`);
  } catch (error) {
    broken += 1;
    console.log(`not ok - ${words}`);
    console.log(String(error?.stack ?? error).replace(/^/gm, '# '));
  }
}

function picture(bytes) {
  const data = Buffer.from(bytes);
  assert.equal(data.subarray(0, 4).toString('latin1'), '\x89PNG');
  assert.equal(data.subarray(-8, -4).toString('latin1'), 'IEND');
  return data;
}

const decoded = (text) => picture(Buffer.from(text, 'base64'));

async function calls(model) {
  const answer = await fetch(`${upstream}/counts/${model}`);
  return (await answer.json()).calls;
}

await promise('openai-node: the models are listed', async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert.equal(ids[0], 'painter');
});

await promise('openai-node: a prompt alone makes a picture, and a seed the same again', async () => {
  const made = await client.images.generate({ prompt: 'a lake at night' });
  assert.deepEqual([made.data.length, made.size], [1, '1024x1024']);
  decoded(made.data[0].b64_json);
  const ask = () => client.images.generate({ prompt: 'a lake', model: 'painter', size: '512x512', seed: 7 });
  const [one, other] = [await ask(), await ask()];
  assert.equal(one.data[0].b64_json, other.data[0].b64_json);
});

await promise('openai-node: a link leads to the same picture, once', async () => {
  const ask = (response_format) =>
    client.images.generate({ prompt: 'a lake', model: 'painter', size: '512x512', seed: 9, response_format });
  const [linked, held] = [await ask('url'), await ask('b64_json')];
  const { url } = linked.data[0];
  const answer = await fetch(url);
  assert.equal(answer.headers.get('content-type'), 'image/png');
  assert.deepEqual(picture(await answer.arrayBuffer()), decoded(held.data[0].b64_json));
  assert.equal((await fetch(url)).status, 404);
});

await promise('openai-node: copies of a request with a name make one picture', async () => {
  const before = await calls('gpt-image-1');
  const ask = () => client.images.generate(
    { prompt: 'a lake', model: 'sketch', size: '512x512', response_format: 'url' },
    { headers: { 'Idempotency-Key': 'copies' } },
  );
  const made = await Promise.all(Array.from({ length: 8 }, ask));
  assert.equal(await calls('gpt-image-1'), before + 1);
  assert.equal(new Set(made.map((each) => each.data[0].url)).size, 1);
});

await promise('openai-node: a stream brings first impressions, then the picture', async () => {
  const stream = await client.images.generate({
    prompt: 'a lake', model: 'sketch', size: '512x512', stream: true, partial_images: 2,
  });
  const kinds = [];
  for await (const event of stream) {
    kinds.push(event.type);
    decoded(event.b64_json);
  }
  const partial = 'image_generation.partial_image';
  assert.deepEqual(kinds, [partial, partial, 'image_generation.completed']);
});

await promise('openai-node: a picture is changed', async () => {
  const made = await client.images.edit({ image: createReadStream(file), prompt: 'a lake', model: 'sketch' });
  decoded(made.data[0].b64_json);
});

await promise('openai-node: what is wrong is the error that was made for it', async () => {
  const wrong = new OpenAI({ baseURL, apiKey: 'ai-wrong' });
  await assert.rejects(wrong.images.generate({ prompt: 'a' }), OpenAI.AuthenticationError);
  await assert.rejects(client.images.generate({ prompt: 'a', model: 'dall-e-9' }), OpenAI.NotFoundError);
  await assert.rejects(client.images.generate({ prompt: 'a', size: '1x1' }), (error) =>
    error instanceof OpenAI.BadRequestError && error.param === 'size' && error.code === 'size-unknown');
});

await promise('openai-node: what may have been paid for is not asked for again', async () => {
  const before = await calls('fails');
  await assert.rejects(client.images.generate({ prompt: 'a', model: 'fails' }), OpenAI.InternalServerError);
  assert.equal(await calls('fails'), before + 1);
});

await promise('openai-node: half a picture is never one, and not asked for again', async () => {
  const before = await calls('breaks');
  await assert.rejects(client.images.generate({ prompt: 'a', model: 'breaks' }));
  assert.equal(await calls('breaks'), before + 1);
  const stream = await client.images.generate({ prompt: 'a', model: 'breaks', stream: true });
  const read = async () => {
    for await (const event of stream) decoded(event.b64_json);
  };
  await assert.rejects(read(), OpenAI.APIError);
});

await promise('Vercel AI SDK: pictures are made', async () => {
  const made = await generateImage({ model: vercel.image('painter'), prompt: 'a lake', n: 2, size: '512x512' });
  assert.equal(made.images.length, 2);
  for (const image of made.images) {
    picture(image.uint8Array);
    assert.equal(image.mediaType, 'image/png');
  }
});

await promise('Vercel AI SDK: a picture is changed', async () => {
  const images = [await readFile(file)];
  const made = await generateImage({ model: vercel.image('sketch'), prompt: { text: 'a lake', images } });
  picture(made.image.uint8Array);
});

await promise('Vercel AI SDK: what is wrong is said in our words', async () => {
  const asked = generateImage({ model: vercel.image('dall-e-9'), prompt: 'a', maxRetries: 0 });
  await assert.rejects(asked, (error) => error.statusCode === 404 && error.message.includes('No such model'));
});

process.exitCode = broken === 0 ? 0 : 1;
