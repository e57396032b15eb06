import { expect } from '@open-wc/testing';
import { createFormat } from './format.ts';

/** `Intl` puts a narrow space before AM and PM. */
const plain = (text: string | undefined) => text?.replace(/\s/gu, ' ');

const usd = (amount: number) => ({ amount, currency: 'USD' });
const newYork = (at: string) => ({ at, timeZone: 'America/New_York' });

describe('format', () => {
  it('writes money without cents where there are none', () => {
    const { money } = createFormat('en');

    expect(money(usd(45_000))).to.equal('$450');
    expect(money(usd(45_050))).to.equal('$450.50');
    expect(money(usd(0))).to.equal('$0');
    expect(money(usd(123_456_700))).to.equal('$1,234,567');
  });

  it('knows the minor units of a currency', () => {
    const { money } = createFormat('en');

    expect(money({ amount: 45_000, currency: 'JPY' })).to.equal('¥45,000');
    expect(money({ amount: 45_000, currency: 'EUR' })).to.equal('€450');
    expect(plain(money({ amount: 45_500, currency: 'KWD' }))).to.equal('KWD 45.500');
  });

  it('rounds a rate down to whole units', () => {
    const { rate } = createFormat('en');

    expect(rate(usd(45_000), 15)).to.equal('$30');
    expect(rate(usd(60_050), 25)).to.equal('$24');
    expect(rate({ amount: 45_000, currency: 'JPY' }, 14)).to.equal('¥3,214');
  });

  it('writes a day as that day wherever it is read', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      expect(createFormat('en', zone).date('2026-11-30')).to.equal('Mon, Nov 30');
    }
  });

  it('shows a deadline in New York and the time in Seoul', () => {
    const { instant } = createFormat('en', 'Asia/Seoul');

    const shown = instant(newYork('2026-03-20T03:59:00Z'));

    expect(plain(shown.text)).to.equal('Mar 19, 11:59 PM ET');
    expect(plain(shown.viewerText)).to.equal('Mar 20, 12:59 PM');
    expect(shown.dateTime).to.equal('2026-03-20T03:59:00.000Z');
  });

  it('shows one time where the clocks agree', () => {
    const toronto = createFormat('en', 'America/Toronto');

    const shown = toronto.instant(newYork('2026-03-20T03:59:00Z'));

    expect(shown.viewerText).to.equal(undefined);
  });

  it('follows the clocks when they change', () => {
    const { instant } = createFormat('en', 'America/Phoenix');

    const winter = instant(newYork('2026-03-07T17:00:00Z'));
    const summer = instant(newYork('2026-03-09T16:00:00Z'));

    expect(plain(winter.text)).to.equal('Mar 7, 12:00 PM ET');
    expect(plain(winter.viewerText)).to.equal('Mar 7, 10:00 AM');
    expect(plain(summer.text)).to.equal('Mar 9, 12:00 PM ET');
    expect(plain(summer.viewerText)).to.equal('Mar 9, 9:00 AM');
  });

  it('joins a list and names a language', () => {
    const { list, languageName } = createFormat('en');

    expect(list(['Writing', 'SQL', 'Maps'])).to.equal('Writing, SQL, and Maps');
    expect(languageName('de')).to.equal('German');
  });
});

describe('format in Spanish', () => {
  const { money, rate, number, date, list, languageName, instant, relative } = createFormat(
    'es',
    'Asia/Seoul',
  );

  it('writes dollars, numbers and the time of day as in the United States', () => {
    const { text, viewerText } = instant(newYork('2026-03-20T03:59:00Z'));

    expect(money(usd(45_000))).to.equal('$450');
    expect(money(usd(123_456_750))).to.equal('$1,234,567.50');
    expect(rate(usd(45_000), 15)).to.equal('$30');
    expect(number(1234.5)).to.equal('1,234.5');
    expect(plain(text)).to.match(/^19 mar, 11:59 p\. ?m\. ET$/);
    expect(plain(viewerText)).to.match(/^20 mar, 12:59 p\. ?m\.$/);
  });

  it('writes days, lists and names of languages in its words', () => {
    expect(date('2026-11-30')).to.match(/^lun,? 30 (?:de )?nov$/);
    expect(list(['Redacción', 'SQL', 'Mapas'])).to.equal('Redacción, SQL y Mapas');
    expect(languageName('de')).to.match(/^alemán$/i);
    expect(relative(newYork('2026-03-05T04:59:00Z'), new Date('2026-03-02T04:30:00Z'))).to.match(/3 días$/);
  });
});

describe('format in Arabic', () => {
  const { money, rate, number, date, list, languageName, instant, relative } = createFormat(
    'ar',
    'Asia/Seoul',
  );

  it('writes money by name: signs change places between words from right to left', () => {
    expect(plain(money(usd(45_000)))).to.match(/^\u200f?450 دولار/);
    expect(plain(rate(usd(45_000), 15))).to.match(/^\u200f?30 دولار/);
    expect(money(usd(45_000))).not.to.match(/[a-z$]/i);
  });

  it('writes times, days and names of languages in its words', () => {
    const { text, viewerText } = instant(newYork('2026-03-20T03:59:00Z'));

    expect(plain(text)).to.match(/^19 مارس، 11:59 م التوقيت الشرقي لأمريكا الشمالية$/);
    expect(plain(viewerText)).to.equal('20 مارس، 12:59 م');
    expect(date('2026-11-30')).to.equal('الاثنين، 30 نوفمبر');
    expect(languageName('de')).to.equal('الألمانية');
    expect(number(1234.5)).to.equal('1,234.5');
    expect(relative(newYork('2026-03-05T04:59:00Z'), new Date('2026-03-02T04:30:00Z'))).to.match(/3 أيام$/);
  });

  it('sets what a list names apart', () => {
    expect(list(['Writing', 'SQL'])).to.equal('\u2068Writing\u2069 و\u2068SQL\u2069');
  });
});

describe('relative time', () => {
  const { relative } = createFormat('en', 'Asia/Seoul');
  const from = (now: string, at: string) => relative(newYork(at), new Date(now));

  it('counts minutes within the hour', () => {
    expect(from('2026-03-02T15:00:00Z', '2026-03-02T15:59:59Z')).to.equal('in 59 minutes');
    expect(from('2026-03-02T15:00:00Z', '2026-03-02T15:00:20Z')).to.equal('this minute');
  });

  it('counts hours within the day', () => {
    expect(from('2026-03-02T15:00:00Z', '2026-03-02T16:00:00Z')).to.equal('in 1 hour');
    expect(from('2026-03-02T15:00:00Z', '2026-03-03T14:59:00Z')).to.equal('in 23 hours');
  });

  it('counts the days of the zone in which the time was meant', () => {
    expect(from('2026-03-02T04:30:00Z', '2026-03-03T04:59:00Z')).to.equal('tomorrow');
    expect(from('2026-03-03T01:00:00Z', '2026-03-04T15:00:00Z')).to.equal('in 2 days');
    expect(from('2026-03-02T05:30:00Z', '2026-03-05T04:59:00Z')).to.equal('in 2 days');
    expect(from('2026-03-02T04:30:00Z', '2026-03-05T04:59:00Z')).to.equal('in 3 days');
  });

  it('counts a day of 23 or of 25 hours as a day', () => {
    expect(from('2026-03-07T17:00:00Z', '2026-03-09T16:00:00Z')).to.equal('in 2 days');
    expect(from('2026-11-01T03:30:00Z', '2026-11-02T04:45:00Z')).to.equal('tomorrow');
  });
});
