/** One row of the table: `domains` and `mx` (endings of MX host names) are lists with spaces between. */
export interface ProviderRow {
  key: string;
  name: string;
  domains: string;
  mx: string;
  /** How its replies give it away. */
  says?: RegExp;
}

/** The great ones, one row each; a domain that is missing here is found by its MX. */
export const providerTable: readonly ProviderRow[] = [
  {
    key: 'google',
    name: 'Gmail',
    domains: 'gmail.com googlemail.com google.com',
    mx: 'google.com googlemail.com smtp.goog',
    says: /\bgsmtp\b|google\.com|\bGmail\b/i,
  },
  {
    key: 'microsoft',
    name: 'Outlook and Microsoft 365',
    domains: `outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.at outlook.com.br outlook.jp
      hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.nl hotmail.be
      live.com live.de live.fr live.co.uk live.nl live.it live.be live.ca live.com.mx msn.com
      windowslive.com passport.com`,
    mx: 'outlook.com mx.microsoft hotmail.com',
    says: /outlook\.com|postmaster\.live\.com|messaging\.microsoft\.com|go\.microsoft\.com|exchangelabs\.com|RESOLVER\.ADR|5\.7\.515/i,
  },
  {
    key: 'yahoo',
    name: 'Yahoo and AOL',
    domains: `yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.ca yahoo.com.br yahoo.com.au
      yahoo.co.in yahoo.in yahoo.com.mx yahoo.com.ar yahoo.co.id yahoo.gr yahoo.ie yahoo.se ymail.com
      rocketmail.com myyahoo.com aol.com aol.de aol.co.uk aol.fr aim.com netscape.net verizon.net
      att.net sbcglobal.net bellsouth.net pacbell.net ameritech.net sky.com frontier.com`,
    mx: 'yahoodns.net yahoo.com aol.com',
    says: /yahoo(?:inc|dns)?\.(?:com|net)|\[(?:TSS?\d\d|IPTS\d\d|BL\d\d|PH\d+)\]|Max message per connection reached/i,
  },
  {
    key: 'apple',
    name: 'iCloud',
    domains: 'icloud.com me.com mac.com',
    mx: 'icloud.com apple.com',
    says: /icloud|apple\.com|\[(?:HCM1|BS02)\]/i,
  },
  {
    key: 'gmx',
    name: 'GMX and WEB.DE',
    domains: 'gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.fr gmx.co.uk gmx.us web.de email.de mail.com',
    mx: 'gmx.net gmx.com web.de mail.com',
    says: /gmx\.(?:net|com)|\bweb\.de\b/i,
  },
  {
    key: 't-online',
    name: 'T-Online',
    domains: 't-online.de magenta.de',
    mx: 't-online.de',
    says: /t-online\.de/i,
  },
  {
    key: 'ionos',
    name: 'IONOS',
    domains: 'online.de onlinehome.de',
    mx: 'kundenserver.de ionos.com ionos.de 1and1.com',
  },
  { key: 'freenet', name: 'freenet', domains: 'freenet.de', mx: 'freenet.de' },
  { key: 'orange', name: 'Orange', domains: 'orange.fr wanadoo.fr voila.fr', mx: 'orange.fr wanadoo.fr' },
  { key: 'free', name: 'Free', domains: 'free.fr', mx: 'free.fr proxad.net' },
  { key: 'laposte', name: 'La Poste', domains: 'laposte.net', mx: 'laposte.net' },
  { key: 'sfr', name: 'SFR', domains: 'sfr.fr neuf.fr numericable.fr', mx: 'sfr.fr' },
  {
    key: 'libero',
    name: 'Libero and Virgilio',
    domains: 'libero.it virgilio.it inwind.it iol.it',
    mx: 'libero.it virgilio.it',
  },
  { key: 'bt', name: 'BT', domains: 'btinternet.com btopenworld.com', mx: 'btinternet.com bt.com' },
  { key: 'comcast', name: 'Comcast', domains: 'comcast.net xfinity.com', mx: 'comcast.net' },
  {
    key: 'charter',
    name: 'Spectrum',
    domains: 'charter.net spectrum.net rr.com roadrunner.com twc.com',
    mx: 'charter.net rr.com',
  },
  { key: 'cox', name: 'Cox', domains: 'cox.net', mx: 'cox.net' },
  { key: 'mailru', name: 'Mail.ru', domains: 'mail.ru bk.ru inbox.ru list.ru internet.ru', mx: 'mail.ru' },
  { key: 'yandex', name: 'Yandex', domains: 'yandex.ru yandex.com ya.ru', mx: 'yandex.ru yandex.net' },
  { key: 'tencent', name: 'QQ Mail', domains: 'qq.com foxmail.com vip.qq.com', mx: 'qq.com' },
  { key: 'netease', name: 'NetEase', domains: '163.com 126.com yeah.net', mx: '163.com 126.com netease.com' },
  { key: 'naver', name: 'Naver', domains: 'naver.com', mx: 'naver.com' },
  { key: 'uol', name: 'UOL and BOL', domains: 'uol.com.br bol.com.br', mx: 'uol.com.br bol.com.br' },
  { key: 'seznam', name: 'Seznam', domains: 'seznam.cz email.cz', mx: 'seznam.cz' },
  { key: 'wp', name: 'WP and o2', domains: 'wp.pl o2.pl', mx: 'wp.pl o2.pl' },
  { key: 'onet', name: 'Onet', domains: 'onet.pl op.pl poczta.onet.pl', mx: 'onet.pl' },
  { key: 'interia', name: 'Interia', domains: 'interia.pl', mx: 'interia.pl' },
  { key: 'bluewin', name: 'Bluewin', domains: 'bluewin.ch', mx: 'bluewin.ch' },
  {
    key: 'proton',
    name: 'Proton Mail',
    domains: 'proton.me protonmail.com protonmail.ch pm.me',
    mx: 'protonmail.ch',
  },
  { key: 'fastmail', name: 'Fastmail', domains: 'fastmail.com fastmail.fm', mx: 'messagingengine.com' },
  { key: 'zoho', name: 'Zoho', domains: 'zoho.com zohomail.com', mx: 'zoho.com zoho.eu zohomail.com' },
  { key: 'proofpoint', name: 'Companies behind Proofpoint', domains: '', mx: 'pphosted.com ppe-hosted.com' },
  { key: 'mimecast', name: 'Companies behind Mimecast', domains: '', mx: 'mimecast.com mimecast.co.za' },
  {
    key: 'barracuda',
    name: 'Companies behind Barracuda',
    domains: '',
    mx: 'barracudanetworks.com cudasvc.com',
  },
  { key: 'cisco', name: 'Companies behind Cisco', domains: '', mx: 'iphmx.com' },
  {
    key: 'hornetsecurity',
    name: 'Companies behind Hornetsecurity',
    domains: '',
    mx: 'hornetsecurity.com antispameurope.com',
  },
  {
    key: 'amazon',
    name: 'Amazon',
    domains: '',
    mx: 'amazonaws.com awsapps.com',
    says: /amazonses\.com|amazonaws\.com/i,
  },
];
