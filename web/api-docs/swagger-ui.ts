import 'swagger-ui-dist/swagger-ui.css';
import './page.css';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-bundle.js';

SwaggerUI({
  url: '/api/schema/',
  domNode: document.getElementById('page'),
  deepLinking: true,
  displayOperationId: false,
  // Nobody else is asked whether the document is sound.
  validatorUrl: null,
});
