import { resolve } from 'node:path';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { articleLoader, type StoredArticle } from './content/loader.ts';
import { contentFolder } from './site.ts';

export const collections = {
  articles: defineCollection({
    loader: articleLoader(resolve(contentFolder())),
    // The loader has judged everything; this says only what is a picture, so that Astro publishes it.
    schema: ({ image }) =>
      z.object({ stored: z.custom<StoredArticle>(), pictures: z.array(image()) }),
  }),
};
