import { render } from 'preact';
import './style.css';
import { App } from './views/app.tsx';

const root = document.getElementById('page');
if (root) render(<App />, root);
