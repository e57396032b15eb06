import { expect } from '@open-wc/testing';
import { share } from './share.ts';

const ADDRESS = 'https://marketplace.example/m/bread?campus=lakeshore';

/** Gives the browser ways to hand something on, and takes them away again. */
const withWays = async (
  ways: { share?: (data: ShareData) => Promise<void>; write?: (text: string) => Promise<void> },
  act: () => Promise<unknown>,
): Promise<unknown> => {
  const { write } = ways;
  Object.defineProperty(navigator, 'share', { configurable: true, value: ways.share });
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: write && { writeText: write },
  });
  try {
    return await act();
  } finally {
    Reflect.deleteProperty(navigator, 'share');
    Reflect.deleteProperty(navigator, 'clipboard');
  }
};

const refusing = (name: string) => async () => {
  throw new DOMException('No', name);
};

describe('sharing an address', () => {
  const handed: unknown[] = [];
  const open = async (data: ShareData) => void handed.push(data);
  const write = async (text: string) => void handed.push(text);
  beforeEach(() => handed.splice(0));
  const act = () => share('Bread', ADDRESS);

  it('is left to the system where it has a way', async () => {
    expect(await withWays({ share: open, write }, act)).to.equal('left');
    expect(handed).to.deep.equal([{ title: 'Bread', url: ADDRESS }]);
  });

  it('ends where the visitor has closed the dialog of the system, or has it still open', async () => {
    expect(await withWays({ share: refusing('AbortError'), write }, act)).to.equal('left');
    expect(await withWays({ share: refusing('InvalidStateError'), write }, act)).to.equal('left');
    expect(handed).to.deep.equal([]);
  });

  it('copies where the system has no way, or lets us have none', async () => {
    expect(await withWays({ write }, act)).to.equal('copied');
    expect(await withWays({ share: refusing('NotAllowedError'), write }, act)).to.equal('copied');
    expect(handed).to.deep.equal([ADDRESS, ADDRESS]);
  });

  it('is denied where there is no way at all', async () => {
    expect(await withWays({}, act)).to.equal('denied');
    expect(await withWays({ write: refusing('NotAllowedError') }, act)).to.equal('denied');
  });
});
