import { resolve } from 'node:path';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { articleLoader, type StoredArticle } from './content/loader.ts';
import { contentFolder } from './site.ts';

export const collections = {
  articles: defineCollection({
    loader: articleLoader(resolve(contentFolder())),
    // The loader has checked everything. The schema only tells Astro which strings are images to publish.
    schema: ({ image }) =>
      z.object({ stored: z.custom<StoredArticle>(), images: z.array(image()) }),
  }),
};
