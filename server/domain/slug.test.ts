import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Slug } from '../../src/contract/primitives.ts';
import { slugOf } from './slug.ts';

describe('slugOf', () => {
  it('joins the words and the id by hyphens', () => {
    assert.equal(slugOf(' Été: R&D (2) ', '18F_4'), 'ete-r-d-2-18f-4');
  });

  it('is the id alone where the name has no Latin letter', () => {
    assert.equal(slugOf('日本', 'a1'), 'a1');
  });

  it('cuts a long name and keeps the id', () => {
    const slug = slugOf('word '.repeat(100), 'a1');

    assert.match(Slug.parse(slug), /-word-?\w*-a1$/);
  });
});
