/** Birds and trees: one word, neutral, easy to say and to tell apart. Part of every case's pseudonyms: only append. */
export const PSEUDONYM_WORDS = [
  'Alder', 'Almond', 'Apple', 'Ash', 'Aspen', 'Avocet', 'Balsa', 'Bamboo', 'Banyan', 'Baobab', 'Barbet', 'Beech',
  'Birch', 'Bittern', 'Blackcap', 'Bluebird', 'Brambling', 'Bulbul', 'Bunting', 'Bustard', 'Cardinal', 'Cassia',
  'Catalpa', 'Cedar', 'Chaffinch', 'Cherry', 'Chestnut', 'Coot', 'Cormorant', 'Crane', 'Curlew', 'Cypress', 'Dipper',
  'Dotterel', 'Dunlin', 'Ebony', 'Egret', 'Eider', 'Elder', 'Elm', 'Fig', 'Finch', 'Fir', 'Fulmar', 'Gadwall',
  'Gannet', 'Ginkgo', 'Godwit', 'Goldcrest', 'Grebe', 'Hawthorn', 'Hazel', 'Hemlock', 'Heron', 'Hickory', 'Holly',
  'Hoopoe', 'Hornbeam', 'Ibis', 'Juniper', 'Kestrel', 'Kinglet', 'Kite', 'Knot', 'Lapwing', 'Larch', 'Lark',
  'Laurel', 'Lime', 'Linden', 'Linnet', 'Magnolia', 'Mallard', 'Mango', 'Maple', 'Martin', 'Medlar', 'Merlin',
  'Mulberry', 'Myrtle', 'Nuthatch', 'Oak', 'Olive', 'Oriole', 'Osprey', 'Palm', 'Pear', 'Pecan', 'Pelican',
  'Petrel', 'Pine', 'Pintail', 'Pipit', 'Plover', 'Plum', 'Pochard', 'Poplar', 'Puffin', 'Quail', 'Quince',
  'Redstart', 'Robin', 'Rowan', 'Sanderling', 'Sequoia', 'Serin', 'Shelduck', 'Shrike', 'Siskin', 'Skylark',
  'Spruce', 'Starling', 'Stork', 'Swallow', 'Swan', 'Swift', 'Sycamore', 'Tamarind', 'Tanager', 'Teak', 'Teal',
  'Tern', 'Thrush', 'Treecreeper', 'Turnstone', 'Wagtail', 'Walnut', 'Warbler', 'Waxwing', 'Whimbrel', 'Whinchat',
  'Willow', 'Wren', 'Yew',
] as const;
