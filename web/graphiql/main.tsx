import 'graphiql/style.css';
import './style.css';
import { createRoot } from 'react-dom/client';
import { ApiConsole } from './api-console.js';
import { installWorkers } from './workers.js';

const container = document.getElementById('graphiql');
if (!container) throw new Error('index.html has no #graphiql element');

installWorkers();
createRoot(container).render(<ApiConsole />);
