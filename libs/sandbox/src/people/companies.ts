/** The made-up companies whose people have mail at a domain of their own. */
export const COMPANIES: readonly { name: string; domain: string }[] = [
  { name: 'Brightwater Studio', domain: 'brightwater.test' },
  { name: 'Hollis & Finch Architects', domain: 'hollisfinch.test' },
  { name: 'Kestrel Logistics', domain: 'kestrel-logistics.test' },
  { name: 'Maplewood Dental', domain: 'maplewood-dental.test' },
  { name: 'Nordwind Software', domain: 'nordwind-software.test' },
  { name: 'Steinbach Maschinenbau', domain: 'steinbach-maschinen.test' },
  { name: 'Atelier Lavande', domain: 'atelier-lavande.test' },
  { name: 'Librairie du Port', domain: 'librairie-du-port.test' },
  { name: 'Olivar del Sur', domain: 'olivardelsur.test' },
  { name: 'Officina Aurora', domain: 'officina-aurora.test' },
  { name: 'Van Loon Advies', domain: 'vanloon-advies.test' },
  { name: 'Harbour Street Bakery', domain: 'harbourstreet.test' },
];
