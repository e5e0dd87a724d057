import { readPlace } from './model/place.ts';

// The server has drawn the operations. Where the address names another place, they stay hidden until that is drawn.
const { view, name } = readPlace(location.hash);
if (view !== 'operations' || name !== '') document.documentElement.classList.add('elsewhere');
