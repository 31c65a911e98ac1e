import './page.css';
import Redoc from 'redoc/bundles/redoc.standalone.js';

Redoc.init('/api/schema/', { hideDownloadButton: false, nativeScrollbars: true }, document.getElementById('page'));
