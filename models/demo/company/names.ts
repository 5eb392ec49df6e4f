/** Invented combinations; a name of a living person would be chance. */
export const GIVEN = [
  'Aksel', 'Alva', 'Anouk', 'Bertil', 'Birgitte', 'Bo', 'Cecilie', 'Dagny', 'Ebbe', 'Edda', 'Eigil', 'Ellinor',
  'Embla', 'Esben', 'Freja', 'Frode', 'Gerda', 'Gorm', 'Gudrun', 'Halvor', 'Hedda', 'Helge', 'Idun', 'Inge',
  'Ivar', 'Jorunn', 'Kaia', 'Karsten', 'Kjeld', 'Liv', 'Ludvig', 'Magnhild', 'Malthe', 'Mette', 'Mikkeline', 'Njal',
  'Oda', 'Odin', 'Palle', 'Ragna', 'Rikke', 'Runa', 'Sigurd', 'Silje', 'Solveig', 'Stellan', 'Sunniva', 'Svend',
  'Synne', 'Terje', 'Thyra', 'Torben', 'Tove', 'Troels', 'Ulrik', 'Una', 'Valdemar', 'Vigdis', 'Yngve', 'Yrsa',
] as const;

export const MIDDLE = ['Birk', 'Dahl', 'Eng', 'Falk', 'Gran', 'Holt', 'Krag', 'Lund', 'Moe', 'Quist', 'Rask', 'Storm', 'Vik'] as const;

export const FAMILY = [
  'Aldergrove', 'Askevold', 'Bjerkhaug', 'Brattholm', 'Dalsgarden', 'Ekeskog', 'Elvestrand', 'Fjellvang', 'Granlykke',
  'Hasselmark', 'Havnelund', 'Hjortekilde', 'Isefjell', 'Kildemose', 'Klintebakke', 'Lindeskov', 'Lyngholmen', 'Marklund',
  'Mosegren', 'Nordeng', 'Olderbakk', 'Pilevang', 'Ravnkilde', 'Rognlien', 'Rugmarken', 'Sandvold', 'Skogholt',
  'Solbakk', 'Steinvik', 'Stormarken', 'Tangvold', 'Tindelund', 'Torsgarden', 'Ulvedal', 'Vangslund', 'Vintermose',
] as const;
