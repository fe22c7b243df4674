/** Written by tools/generate-web-types from docs/openapi.json. Do not edit. */
export interface paths {
  '/api/artifacts/{sha256}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * An artifact by its digest; ranges are served
     * @description With `width` or `frame` a still of it instead, a WebP, which is made once; 422 for what is no picture.
     */
    get: operations['getArtifact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create the code of a sign-in link, for one use within ten minutes
     * @description Only with the admin token itself: a session cannot make others. The link is the gateway's address with `#sign-in=<code>`.
     */
    post: operations['createSignInLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign in with the admin token or the code of a sign-in link
     * @description Sets the cookie of a session of 12 hours. 401 for a wrong token, 429 with Retry-After after ten of them in a minute.
     */
    post: operations['login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Sign out: the session ends and its cookie is removed */
    post: operations['logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who is signed in, with what the web needs to know of this instance
     * @description A session whose time is half over is renewed by this request.
     */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/catalog': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The document that new dispatches pin */
    get: operations['getCatalog'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/catalog/default-material': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the material of parts without another */
    put: operations['setDefaultMaterial'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/catalog/documents/{sha256}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A whole document, as it was pinned */
    get: operations['getCatalogDocument'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/catalog/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Changes of the catalog, newest first */
    get: operations['listCatalogChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/catalog/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a former document the head again: the one before the newest change, or the one that is named */
    post: operations['undoCatalogChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/comparisons': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Verdicts on both paths, newest first */
    get: operations['listComparisons'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/comparisons/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One verdict */
    get: operations['getComparison'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages that a service could not decode or handle, newest first */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One dead letter with its body */
    get: operations['getDeadLetter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Discard it without publishing it */
    post: operations['discardDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/dead-letters/{id}/requeue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publish it to its subject again; a message that is still malformed becomes a new dead letter */
    post: operations['requeueDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/deliveries/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One delivery of any generation */
    get: operations['getDelivery'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/deliveries/{id}/assets/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A delivered file, or with `width` or `frame` a still of it, a WebP; 422 for what is no picture */
    get: operations['getAsset'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/deliveries/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel an open delivery on both paths: nothing of it will be delivered */
    post: operations['cancelDelivery'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/editor/palette': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Steps that a workflow may use, each with its form and whether workers can run it now; how port types are shown */
    get: operations['getPalette'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens in the instance, as server-sent events: runs, deliveries, verdicts, workflows, workers
     * @description News for pages that show lists, without details. The first event, `ready`, says whether something may have been missed since Last-Event-ID or `after`. A stream that cannot go on ends with the event `problem`; one ends after an hour, too.
     */
    get: operations['watchInstance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/material-aliases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every material alias */
    get: operations['listMaterialAliases'];
    put?: never;
    /** A new material alias; its key is in the body */
    post: operations['createMaterialAlias'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/material-aliases/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One material alias */
    get: operations['getMaterialAlias'];
    /** Create or replace one material alias */
    put: operations['putMaterialAlias'];
    post?: never;
    /** Delete one material alias that nothing uses */
    delete: operations['deleteMaterialAlias'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/material-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every material rule */
    get: operations['listMaterialRules'];
    put?: never;
    /** A new material rule; its key is in the body */
    post: operations['createMaterialRule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/material-rules/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One material rule */
    get: operations['getMaterialRule'];
    /** Create or replace one material rule */
    put: operations['putMaterialRule'];
    post?: never;
    /** Delete one material rule that nothing uses */
    delete: operations['deleteMaterialRule'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/materials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every material */
    get: operations['listMaterials'];
    put?: never;
    /** A new material; its key is in the body */
    post: operations['createMaterial'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/materials/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One material */
    get: operations['getMaterial'];
    /** Create or replace one material */
    put: operations['putMaterial'];
    post?: never;
    /** Delete one material that nothing uses */
    delete: operations['deleteMaterial'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/node-definitions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Steps that a workflow may use, newest version of each */
    get: operations['listNodeDefinitions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/node-definitions/{step}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One step */
    get: operations['getNodeDefinition'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Notifications, newest first */
    get: operations['listNotifications'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/notifications/{id}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a failed or unconfirmed notification again; 409 for one that is pending, sending or sent */
    post: operations['resendNotification'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * This description
     * @description Public: tools read it to learn how to authenticate. It holds no data.
     */
    get: operations['getOpenapi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/order-lines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lines of all orders with their newest delivery, newest order first; `next` of a reply is `after` of the following request */
    get: operations['listOrderLines'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/order-lines/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many lines of all orders are in each state */
    get: operations['countOrderLines'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Orders, newest first, or the one that has a line */
    get: operations['listOrders'];
    put?: never;
    /** Create an order; with a header Idempotency-Key, a repeated request gives the same order */
    post: operations['createOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One order with its deliveries */
    get: operations['getOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/orders/{id}/dispatch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Dispatch all lines of an order, or those that are named */
    post: operations['dispatchOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/output-types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every output type */
    get: operations['listOutputTypes'];
    put?: never;
    /** A new output type; its key is in the body */
    post: operations['createOutputType'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/output-types/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One output type */
    get: operations['getOutputType'];
    /** Create or replace one output type */
    put: operations['putOutputType'];
    post?: never;
    /** Delete one output type that nothing uses */
    delete: operations['deleteOutputType'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/pools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Pools with their load, their workers and pauses */
    get: operations['listPools'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/pools/{pool}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pause a pool: queued tasks are withdrawn, and order lines that need it are delivered by legacy */
    post: operations['pausePool'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/pools/{pool}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resume a pool, beginning with its deferred tasks */
    post: operations['resumePool'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/presets/convert': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Convert a legacy preset config, with a note on every key; nothing is stored
     * @description The body is the config; any JSON is accepted.
     */
    post: operations['convertPreset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/presets/migrate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Convert output types' legacy presets into published workflows and store the configs; moves no traffic */
    post: operations['migratePresets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/presets/migrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Migrated legacy configs, newest first, in pages: the next one is before the last id */
    get: operations['listPresetMigrations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/presets/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Restore the workflows that output types had before their migration */
    post: operations['rollBackPresets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Products by key */
    get: operations['listProducts'];
    put?: never;
    /**
     * Upload a product with its STEP file, at most 100 MB
     * @description The upload is streamed to orders, which validates its fields. The file of an existing product is replaced only where `replace` says so; the same file again changes its name at most.
     */
    post: operations['createProduct'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One product */
    get: operations['getProduct'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products/{key}/materials': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Materials assigned to a product's parts, and those that the last delivery chose for the others */
    get: operations['getProductMaterials'];
    /** Assign materials to some of a product's parts; the others stay as they are */
    put: operations['setAssignments'];
    post?: never;
    /** Delete the assignment of one part: rules, colours and the default choose again. The query names the part */
    delete: operations['clearAssignment'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/products/{key}/model': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where a GLB of a product's newest file is, which a delivery or a graph run has made */
    get: operations['getProductModel'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the next sweep would delete, and why the rest stays */
    get: operations['getRetention'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/retention/sweep': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Delete what the retention policy no longer keeps; nothing in a dry run */
    post: operations['sweepRetention'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rollouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The mode of each workflow and output type */
    get: operations['listRollouts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rollouts/kill-switch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether everything is on legacy */
    get: operations['getKillSwitch'];
    /** Switch everything to legacy, or back; after the reply to the former no graph run commits any more */
    put: operations['setKillSwitch'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rollouts/{workflow}/{outputType}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the path of a workflow or * and an output type or * */
    put: operations['setRollout'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Runs without their nodes, newest first. `next` of a reply is `after` of the following request */
    get: operations['listRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Two runs node by node: status, duration, and whether params, inputs and outputs are equal
     * @description A reply has at most 500 nodes; where the runs have more than `limit`, `next` is `after` of the following request.
     */
    get: operations['compareRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One run with its first 500 nodes at most */
    get: operations['getRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cancel a run; its line goes to legacy */
    post: operations['cancelRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/context': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What each node added to the context, with its producer; `next` where there is more */
    get: operations['getRunContext'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Events of a run, as server-sent events, until its end; Last-Event-ID or `after` resumes
     * @description A run that is requested but not accepted yet is waited for. A stream that cannot go on ends with the event `problem`. The stream of a run that has ended is the event `end` alone.
     */
    get: operations['watchRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/nodes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A part of a run's nodes in the order of its plan, with inputs, outputs and logs */
    get: operations['listRunNodes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/nodes/{nodeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One node of a run with inputs, outputs and logs */
    get: operations['getRunNode'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/nodes/{nodeId}/attempts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All attempts of a node, oldest first */
    get: operations['listAttempts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/nodes/{nodeId}/logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The log of a node's newest attempt, or of another one; of a sharded node that of each shard until they are joined */
    get: operations['getNodeLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pause a run: nothing more is dispatched, running nodes continue, its deadline holds. 409 for one that ended */
    post: operations['pauseRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/rerun': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new run that reuses results that succeeded, except for a node and all nodes after it
     * @description On another version it reuses what is unchanged there. 200 with that run while one that does the same is open.
     */
    post: operations['rerunRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/rerun-plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a retry, or with `fromNode` a rerun, would do; nothing is changed
     * @description It is refused as they are, except with `artifacts_gone`: the results that are gone are in the reply.
     */
    get: operations['planRerun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Resume a paused run; 409 for one that ended */
    post: operations['resumeRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A new run of a failed or cancelled one: results that succeeded are reused, everything else runs again
     * @description 200 with that run while one that does the same is open.
     */
    post: operations['retryRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/runs/{id}/states': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The states of all nodes of a run, and the id of the last event that they contain
     * @description 404 `run_not_accepted` while the run is requested and no orchestrator has accepted it, `run_not_started` where none did so in time.
     */
    get: operations['getRunStates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every template */
    get: operations['listTemplates'];
    put?: never;
    /** A new template; its key is in the body */
    post: operations['createTemplate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/templates/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One template */
    get: operations['getTemplate'];
    /** Create or replace one template */
    put: operations['putTemplate'];
    post?: never;
    /** Delete one template that nothing uses */
    delete: operations['deleteTemplate'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Workers that announced themselves in the last ten seconds */
    get: operations['listWorkers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflow-schema': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** JSON Schema 2020-12 of the workflow format */
    get: operations['getWorkflowSchema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Workflows with their newest version and draft, the output types that they make and their last run */
    get: operations['listWorkflows'];
    put?: never;
    /** Create a workflow with a draft; nothing is published */
    post: operations['createWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Import a workflow with its lock as a draft
     * @description With If-Match the draft of that key is replaced; without it the key must be free.
     */
    post: operations['importWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/validate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * All issues of a workflow, each with a JSON pointer
     * @description The body is the workflow itself, or an object with it and a lock; any JSON object is accepted as a workflow. It is validated by the definitions that the lock names, and by the newest of the other steps.
     */
    post: operations['validateWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest version; before the first publish the summary */
    get: operations['getWorkflow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/archive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Archive a workflow, or restore it; order lines of an archived one are delivered by legacy */
    post: operations['archiveWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/diff': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What changed between two states, each a version or `draft`; by default from the newest version to the draft */
    get: operations['diffWorkflow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/dispatch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Dispatch one order line; a line whose output type has another workflow is refused
     * @description The orders service decides which path the line takes, as for every dispatch. A line that has a delivery gets no second one without `again`: the reply is that delivery, with `alreadyDelivered`.
     */
    post: operations['dispatchWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/draft': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The draft with its issues and available definition updates; its ETag is its revision */
    get: operations['getDraft'];
    /** Save the draft, which may be incomplete; If-Match names the ETag that was loaded (428 without, 412 when stale) */
    put: operations['saveDraft'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/dry-run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a run for an order line would do; nothing is written
     * @description Orders supplies the inputs that a dispatch of the line would pin and the path that it would take, the registry the plan.
     */
    post: operations['dryRunWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/duplicate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Copy the draft to another key */
    post: operations['duplicateWorkflow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A version (the newest by default, or `draft`) with its lock, in the format of the import */
    get: operations['exportWorkflow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publish the draft as the next version, unless the newest has the same semantic hash (`created: false`) */
    post: operations['publishDraft'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Versions, newest first, each with what it changed */
    get: operations['listVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/workflows/{key}/versions/{n}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One published version, with the forms of its definitions */
    get: operations['getVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/healthz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the process alive */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/readyz': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Is it ready, and is the bus connected
     * @description The gateway is ready without the bus, which orders' routes do not need. `checks` says whether it is connected.
     */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description An event of the instance; `event` discriminates `data`. */
    AppEvent:
      | components['schemas']['StreamStartEvent']
      | components['schemas']['RunAcceptedEvent']
      | components['schemas']['RunFinishedEvent']
      | components['schemas']['DeliverySettledEvent']
      | components['schemas']['PairComparedEvent']
      | components['schemas']['WorkflowChangedEvent']
      | components['schemas']['WorkersChangedEvent']
      | components['schemas']['HeartbeatEvent']
      | components['schemas']['ProblemEvent'];
    ArchiveWorkflowRequest: {
      archived: boolean;
    };
    ArtifactReference: {
      sha256: string;
      mediaType: string;
      byteLength: number;
    };
    /** @description The result for the artifact store; nothing is deleted where `problem` says why. */
    ArtifactSweepReply: {
      graceHours: number;
      deleted: components['schemas']['DeletedFiles'];
      stays: components['schemas']['KeptFiles'];
      problem: string | null;
    };
    /** @enum {string} */
    Aspect: 'status' | 'outputs' | 'mediaAssets' | 'notifications' | 'logs' | 'catalogWrites';
    AssetReply: {
      name: string;
      mediaType: string;
      sha256: string;
      byteLength: number;
      width: number | null;
      height: number | null;
      url: string;
    };
    /** @description An assignment by a person. */
    AssignedMaterial: {
      part: string;
      material: string;
      /** Format: date-time */
      changedAt: string;
    };
    /** @description The log of one attempt of a node or of one of its shards; empty before the attempt ended. */
    AttemptLogs: {
      attempt: number;
      /** @description Null for the node itself. */
      shard: components['schemas']['ShardPart'] | null;
      outcome: components['schemas']['AttemptOutcome'];
      logs: components['schemas']['NodeLog'][];
    };
    /** @enum {string} */
    AttemptOutcome: 'open' | 'succeeded' | 'failed' | 'interrupted' | 'abandoned';
    /** @description One attempt of a node. `deliveryCount` is how often the bus delivered it to a worker. */
    AttemptReply: {
      attempt: number;
      /** @description `abandoned` where no result was accepted. */
      outcome: components['schemas']['AttemptOutcome'];
      failure: components['schemas']['Failure'] | null;
      worker: string | null;
      deliveryCount: number | null;
      traceId: string | null;
      /** Format: date-time */
      dispatchedAt: string;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      finishedAt: string | null;
    };
    /**
     * @description Whether a worker for a step runs now (`live`), will start (`asleep`), or never announced itself (`missing`).
     * @enum {string}
     */
    Availability: 'live' | 'asleep' | 'missing';
    /** @description The studio's background, or the one by which an output type replaces it. */
    Background: components['schemas']['TransparentBackground'] | components['schemas']['ColourBackground'];
    /** @enum {string} */
    CacheMissReason:
      | 'shadow'
      | 'differs'
      | 'first'
      | 'gone'
      | 'several_builds'
      | 'no_worker'
      | 'bypassed'
      | 'not_cacheable'
      | 'effect';
    /** @description Whether a live run would use a kept result for a node. `unknown`: its inputs are not known before a run, since a node before it would be executed. What nodes that every run executes hand over is taken from an earlier run with equal inputs. */
    CachePrediction: {
      node: string;
      /** @enum {string} */
      state: 'hit' | 'miss' | 'unknown';
      /** @description Why it would be executed; null unless `state` is `miss`. */
      reason: components['schemas']['CacheMissReason'] | null;
      /** @description Whose result would be used, or the nearest one that differs. */
      from: components['schemas']['CachedAttempt'] | null;
      /** @description At most 20 fields in which `from` differs. */
      differs: components['schemas']['DifferingField'][];
    };
    /** @description The attempt whose result was used, or with which a miss was compared. */
    CachedAttempt: {
      runId: string;
      nodeId: string;
      attempt: number;
    };
    /** @description Body of `POST /runs/:id/cancel`. */
    CancelRunBody: {
      reason?: string;
    };
    /** @description One change of the head. Edits that were made together have one row each and share `sha256`. */
    CatalogChangeReply: {
      id: number;
      sha256: string;
      /** @description The head before; null for the first. */
      previous: string | null;
      /** @enum {string} */
      action: 'seed' | 'create' | 'put' | 'delete' | 'undo';
      /**
       * @description What was edited; null where it was the whole catalog.
       * @enum {string|null}
       */
      kind: 'output-type' | 'template' | 'material' | 'material-alias' | 'material-rule' | 'default-material' | null;
      key: string | null;
      reason: string | null;
      /** @description Of an undo: the newest change that it took back. */
      undoOf: number | null;
      /** Format: date-time */
      changedAt: string;
      /** @description Null where that is not known. */
      changedBy: string | null;
    };
    /** @description How many entries of each kind there are. */
    CatalogCounts: {
      outputTypes: number;
      templates: number;
      materials: number;
      aliases: number;
      rules: number;
    };
    /** @description The whole catalog as one immutable document; its sha256 over canonical JSON is what a delivery pins. */
    CatalogDocument: {
      /** @constant */
      version: 1;
      materials: components['schemas']['Material'][];
      aliases: components['schemas']['MaterialAlias'][];
      rules: components['schemas']['MaterialRule'][];
      defaultMaterial: string;
      templates: components['schemas']['Template'][];
      outputTypes: components['schemas']['OutputType'][];
    };
    /** @description The document that new dispatches pin. Every reply about the catalog has its sha256 as `ETag`. */
    CatalogHeadReply: {
      sha256: string;
      /** Format: date-time */
      changedAt: string;
      defaultMaterial: string;
      counts: components['schemas']['CatalogCounts'];
    };
    /** @enum {string} */
    Category: 'metal' | 'plastic' | 'rubber' | 'ceramic' | 'coating';
    /**
     * @description The colours of the editor, one a category.
     * @enum {string}
     */
    CategoryColour: 'order' | 'geometry' | 'materials' | 'studio' | 'rendering' | 'delivery';
    /** @description A background of one colour. */
    ColourBackground: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'colour';
      /** @description sRGB. */
      colour: string;
    };
    /** @description A node of either run; nodes with the same id are the same node. */
    ComparedNode: {
      nodeId: string;
      /** @enum {string} */
      in: 'both' | 'a' | 'b';
      a: components['schemas']['ComparedNodeRun'] | null;
      b: components['schemas']['ComparedNodeRun'] | null;
      /** @description With defaults filled in. */
      params: components['schemas']['Sameness'];
      /** @description What other nodes gave it; unknown before they all succeeded. */
      inputs: components['schemas']['Sameness'];
      /** @description Unknown where it did not succeed in both runs. */
      outputs: components['schemas']['Sameness'];
    };
    /** @description A node as one of the compared runs has it. */
    ComparedNodeRun: {
      status: components['schemas']['NodeStatus'];
      step: string;
      version: number;
      /** @description Of the newest attempt, in milliseconds; null before its end and where its result was reused. */
      durationMs: number | null;
      /**
       * @description As in the states of a run.
       * @enum {string|null}
       */
      cache: 'hit' | 'miss' | null;
    };
    /** @description One reason for an aspect's verdict. `part` names the part(s) of the product that differ, where that is known. */
    ComparisonReason: {
      aspect: components['schemas']['Aspect'];
      code: string;
      message: string;
      part?: string;
      step?: string;
      asset?: string;
      details?: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    ComparisonReply: {
      id: string;
      deliveryId: string;
      orderLineId: string;
      runId: string;
      verdict: components['schemas']['Verdict'];
      aspects: {
        status: components['schemas']['Verdict'];
        outputs: components['schemas']['Verdict'];
        mediaAssets: components['schemas']['Verdict'];
        notifications: components['schemas']['Verdict'];
        logs: components['schemas']['Verdict'];
        catalogWrites: components['schemas']['Verdict'];
      };
      reasons: components['schemas']['ComparisonReason'][];
      /** Format: date-time */
      comparedAt: string;
    };
    /** @description The outputs of one node by port name, JSON only. */
    ContextEntry: {
      nodeId: string;
      outputs: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /** @description How many, by name. */
    Counts: {
      [key: string]: number;
    };
    CreateOrderLine: {
      product: string;
      outputType: string;
    };
    CreateOrderRequest: {
      lines: components['schemas']['CreateOrderLine'][];
    };
    /** @description `POST /products` as a form. */
    CreateProductForm: {
      /** @description The STEP file, at most 100 MB. */
      file: components['schemas']['FileContent'];
      key: string;
      name: string;
      /** @description `true`: an existing product gets this file in place of its own, which is else refused with 409 `product_exists`. */
      replace?: boolean;
    };
    /** @description `POST /workflows`: a new key with a draft; nothing is published. Without `workflow` the draft is empty. */
    CreateWorkflowRequest: {
      key: string;
      label: string;
      workflow?: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /** @description The saved state of a draft. */
    CurrentRevision: {
      revision: number;
      /** Format: date-time */
      changedAt: string;
      /** @description Null where that is not known. */
      changedBy: string | null;
    };
    /** @description A dead letter with its body; one with a truncated body cannot be requeued. */
    DeadLetterDetail: {
      body: string;
      isCut: boolean;
      id: string;
      service: string;
      subject: string;
      field: string;
      reason: string;
      state: components['schemas']['DeadLetterState'];
      /** Format: date-time */
      receivedAt: string;
    };
    /** @description A message that could not be handled; `field` names the first invalid property. */
    DeadLetterReply: {
      id: string;
      service: string;
      subject: string;
      field: string;
      reason: string;
      state: components['schemas']['DeadLetterState'];
      /** Format: date-time */
      receivedAt: string;
    };
    /** @enum {string} */
    DeadLetterState: 'waiting' | 'requeued' | 'discarded';
    /** @description `{ step: { version, hash } }`: which definitions a workflow was saved with. */
    DefinitionLock: {
      [key: string]: {
        version: number;
        hash: string;
      };
    };
    /** @description A step whose newest definition is another one than a workflow's lock names; `changes` point into the definition. */
    DefinitionUpdate: {
      step: string;
      locked: components['schemas']['Locked'];
      newest: components['schemas']['Locked'];
      /** @description Nodes of the workflow that the update would touch. */
      nodes: string[];
      changes: components['schemas']['JsonChange'][];
    };
    /** @description A version of a step's definition, and how editors show it. */
    DefinitionWithForm: {
      definition: components['schemas']['NodeDefinition'];
      /** @description Of the definition, as locks name it. The form is no part of it. */
      hash: string;
      /** @description What fits the definition of the step's newest form; null where the step has none. */
      form: components['schemas']['NodeForm'] | null;
    };
    /** @description The files that are deleted from the artifact store. */
    DeletedFiles: {
      files: number;
      bytes: number;
    };
    /** @enum {string} */
    DeliveryPath: 'legacy' | 'graph';
    DeliveryReply: {
      generation: number;
      /** @description The requested mode; `mode` is the chosen one. */
      requestedMode: components['schemas']['Mode'] | null;
      /** @description Why legacy took over from graph, if it did: `not_accepted`, `run_failed`, `deadline_passed`, `graph_result_refused`, `kill_switch`, … */
      fallbackReason: string | null;
      failure: components['schemas']['Failure'] | null;
      /** @description While legacy waits for its next attempt after a failure; null otherwise. */
      waiting: components['schemas']['WaitingReply'] | null;
      assets: components['schemas']['AssetReply'][];
      /** Format: date-time */
      createdAt: string;
      legacySeconds: number | null;
      graphSeconds: number | null;
      /** Format: uuid */
      id: string;
      state: components['schemas']['DeliveryState'];
      mode: components['schemas']['Mode'];
      /** @description Why that mode: `operator`, `rollout_row`, `no_rollout_row`, `kill_switch`, `bus_unreachable`, `registry_unreachable`, `workflow_not_published`, `step_without_worker`, … */
      reasonCode: string;
      deliveredBy: components['schemas']['DeliveryPath'] | null;
      /** Format: uuid */
      graphRunId: string | null;
      /** Format: date-time */
      settledAt: string | null;
    };
    DeliverySettledEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orders.delivery.settled.v1';
      data: {
        runId?: string;
        deliveryId: string;
        orderLineId: string;
        generation: number;
        /** @enum {string} */
        state: 'committed' | 'cancelled' | 'failed';
        /** @enum {string} */
        path?: 'legacy' | 'graph';
      };
    };
    /** @enum {string} */
    DeliveryState: 'failed' | 'cancelled' | 'committed' | 'open';
    /** @description Which path serves a line, and how far it is. */
    DeliverySummary: {
      /** Format: uuid */
      id: string;
      state: components['schemas']['DeliveryState'];
      mode: components['schemas']['Mode'];
      /** @description Why that mode: `operator`, `rollout_row`, `no_rollout_row`, `kill_switch`, `bus_unreachable`, `registry_unreachable`, `workflow_not_published`, `step_without_worker`, … */
      reasonCode: string;
      deliveredBy: components['schemas']['DeliveryPath'] | null;
      /** Format: uuid */
      graphRunId: string | null;
      /** Format: date-time */
      settledAt: string | null;
    };
    /** @description A field of a cache key that differed: `inputs.template.light.key`; undefined where one side does not have it. */
    DifferingField: {
      field: string;
      before?: components['schemas']['JsonValue'];
      now?: components['schemas']['JsonValue'];
    };
    /** @description The path that a dispatch of an order line would take now, if it asked for no mode. */
    DispatchDecision: {
      mode: components['schemas']['Mode'];
      /** @description `kill_switch`, `rollout_row`, `no_rollout_row`, or why the graph side cannot run the workflow (`pool_paused`, …). */
      reasonCode: string;
      /** @description The row that applies to the line; null without one. */
      rollout: components['schemas']['RolloutReply'] | null;
      /** @description Pools of the output type's workflow for which nothing is dispatched now. */
      pausedPools: string[];
      /** @description Pools of the output type's workflow in which too many nodes wait. */
      fullPools: string[];
    };
    /** @description `mode` overrides the rollout row; `again` makes a new generation of settled lines; `lines` (ids) = only these. */
    DispatchOrderRequest: {
      lines?: string[];
      mode?: components['schemas']['Mode'];
      again?: boolean;
      /**
       * @description `bypass`: the graph uses no cached results.
       * @constant
       */
      cache?: 'bypass';
    };
    /** @description `POST /workflows/:key/dispatch`: one order line instead of a whole order; `mode` and `again` as for an order. */
    DispatchWorkflowRequest: {
      /** Format: uuid */
      orderLineId: string;
      mode?: components['schemas']['Mode'];
      again?: boolean;
      /**
       * @description `bypass`: the graph uses no cached results.
       * @constant
       */
      cache?: 'bypass';
    };
    /** @description The delivery of the order line that a dispatch was requested for; with `graphRunId` where a run was requested. */
    DispatchedLine: {
      /** Format: uuid */
      orderLineId: string;
      /** @description The line had this delivery before, and the request changed nothing. `again` makes a new one of a settled line. */
      alreadyDelivered: boolean;
      generation: number;
      /** @description The requested mode; `mode` is the chosen one. */
      requestedMode: components['schemas']['Mode'] | null;
      /** @description Why legacy took over from graph, if it did: `not_accepted`, `run_failed`, `deadline_passed`, `graph_result_refused`, `kill_switch`, … */
      fallbackReason: string | null;
      failure: components['schemas']['Failure'] | null;
      /** @description While legacy waits for its next attempt after a failure; null otherwise. */
      waiting: components['schemas']['WaitingReply'] | null;
      assets: components['schemas']['AssetReply'][];
      /** Format: date-time */
      createdAt: string;
      legacySeconds: number | null;
      graphSeconds: number | null;
      /** Format: uuid */
      id: string;
      state: components['schemas']['DeliveryState'];
      mode: components['schemas']['Mode'];
      /** @description Why that mode: `operator`, `rollout_row`, `no_rollout_row`, `kill_switch`, `bus_unreachable`, `registry_unreachable`, `workflow_not_published`, `step_without_worker`, … */
      reasonCode: string;
      deliveredBy: components['schemas']['DeliveryPath'] | null;
      /** Format: uuid */
      graphRunId: string | null;
      /** Format: date-time */
      settledAt: string | null;
    };
    /** @description The current draft; `workflow` may be invalid, `issues` (at most 100) says how. */
    DraftReply: {
      key: string;
      label: string;
      workflow: {
        [key: string]: components['schemas']['JsonValue'];
      };
      lock: components['schemas']['DefinitionLock'];
      /** @description By `step@version`: those that the lock names, by which the draft is validated. A step without a known one is not there. */
      definitions: {
        [key: string]: components['schemas']['DefinitionWithForm'];
      };
      revision: number;
      /** @description The version that the draft was last published as. */
      basedOn: number | null;
      /** Format: date-time */
      changedAt: string;
      /** @description Who made that change; null where that is not known. */
      changedBy: string | null;
      archived: boolean;
      /** @description Who archived it; null where it is not archived, or that is not known. */
      archivedBy: string | null;
      semanticHash: string | null;
      issues: components['schemas']['Issue'][];
      /** @description Steps that have a newer definition than the draft's lock names. */
      updates: components['schemas']['DefinitionUpdate'][];
    };
    /** @description How the draft differs from the newest version. */
    DraftState: {
      revision: number;
      /** Format: date-time */
      changedAt: string;
      /** @description Null where that is not known. */
      changedBy: string | null;
      /** @description Publishing it would make a new version, or it cannot be published as it is. */
      differs: boolean;
      /** @description As of its last save, without steps that have no worker; null where it was last saved by an earlier build. */
      issues: components['schemas']['IssueCounts'] | null;
    };
    /** @description What a run would do, and which path a dispatch of the line would take; nothing is executed. */
    DryRunReply: {
      /** @description For the workflow of the line's output type in its newest version, whatever was tried. */
      decision: components['schemas']['DispatchDecision'];
      key: string;
      version: components['schemas']['VersionOrDraft'];
      valid: boolean;
      issues: components['schemas']['Issue'][];
      /** @description Node ids in the order in which they would start. */
      order: string[];
      /** @description By node id and input. */
      bindings: {
        [key: string]: {
          [key: string]: components['schemas']['Producer'][];
        };
      };
      /** @description By node id, defaults filled. */
      params: {
        [key: string]: {
          [key: string]: components['schemas']['JsonValue'];
        };
      };
      /** @description Steps that no live worker offers: a dispatch would take legacy. */
      missing: components['schemas']['MissingStep'][];
      inputs: components['schemas']['OrderLineInputs'];
      wouldStage: components['schemas']['WouldStage'][];
      /** @description Null where the orchestrator did not answer, and while `valid` is false. */
      estimate: components['schemas']['TimeEstimate'] | null;
      /** @description What a live run would find among kept results, of each node; a shadow run never uses any. Null where the orchestrator did not answer, for plans of more than 500 nodes, and while `valid` is false. */
      cache: components['schemas']['CachePrediction'][] | null;
    };
    /** @description `POST /workflows/:key/dry-run`; without `version` the newest. */
    DryRunRequest: {
      /** Format: uuid */
      orderLineId: string;
      version?: number | 'draft';
    };
    /** @description `POST /workflows/:key/duplicate`: the draft under another key. */
    DuplicateWorkflowRequest: {
      key: string;
      label: string;
    };
    /** @enum {string} */
    Effect: 'none' | 'catalog' | 'asset' | 'notification';
    /** @description The last event: the run has ended, and a client does not connect again. */
    EndEvent: {
      id: null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'end';
      data: components['schemas']['RunEnd'];
    };
    /** @description The wire format of a failure. The message says what, which one, why and what to do. */
    Failure: {
      code: string;
      message: string;
      retryable: boolean;
      details?: {
        [key: string]: components['schemas']['JsonValue'];
      };
      cause?: components['schemas']['Failure'];
    };
    /** @description Bytes of a file, as forms send them. */
    FileContent: string;
    /** @description Params under a heading, as JSON pointers. */
    FormGroup: {
      title: string;
      params: string[];
    };
    /** @description A value that follows from two params: `dividend / divisor`. */
    FormQuotient: {
      title: string;
      dividend: string;
      divisor: string;
      unit: string;
    };
    /** @description Two params in pixels that are edited as one size, with a lock on their ratio. */
    FormSize: {
      width: string;
      height: string;
    };
    /** @description Values that a condition compares a param with. */
    FormValue: string | number | boolean;
    /** @description A result that would be reused, but is not stored any more. */
    GoneResult: {
      nodeId: string;
      /** @description The first 20 digests of its artifacts that are gone; empty where its outputs are. */
      artifacts: string[];
    };
    /** @description What a delivery chose for a part without an assignment; `why` is its rule, its near colour, `colour-as-modelled` or `default`. A part with one of the last two is unmapped; the material `colour-rrggbb` of the former is the part's own colour, and in no catalog. */
    GuessedMaterial: {
      part: string;
      material: string;
      why: string;
      /** Format: uuid */
      deliveryId: string;
      /** Format: date-time */
      changedAt: string;
    };
    HealthReply: {
      alive: boolean;
    };
    /** @description That the stream is alive. */
    Heartbeat: {
      /**
       * Format: date-time
       * @description Of the gateway's clock.
       */
      serverTime: string;
    };
    /** @description Every 15 seconds. */
    HeartbeatEvent: {
      id: null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'heartbeat';
      data: components['schemas']['Heartbeat'];
    };
    /** @description `POST /workflows/import`: as a draft, with the definitions that `lock` names. */
    ImportWorkflowRequest: {
      key: string;
      workflow: {
        [key: string]: components['schemas']['JsonValue'];
      };
      lock?: components['schemas']['DefinitionLock'];
      label?: string;
    };
    InputPort: {
      type: components['schemas']['PortType'];
      required: boolean;
      many: boolean;
      description: string;
    };
    /** @description One finding about a workflow. `path` is a JSON pointer into it; `hint` says what to do. */
    Issue: {
      code: components['schemas']['IssueCode'];
      /** @enum {string} */
      severity: 'error' | 'warning';
      path: string;
      nodeId?: string;
      edge?: {
        from: string;
        to: string;
      };
      /** @description `cycle`: all its nodes in edge direction, the first not repeated; `edge` goes from the last to the first. */
      nodes?: string[];
      /** @description `ambiguous_input`: the input of `nodeId`. */
      input?: string;
      /** @description `ambiguous_input`: the outputs that could fill it, by node id and output; the first 20. */
      candidates?: components['schemas']['Producer'][];
      message: string;
      hint: string;
    };
    /** @enum {string} */
    IssueCode:
      | 'not_a_workflow'
      | 'unknown_version'
      | 'unknown_key'
      | 'invalid_value'
      | 'invalid_id'
      | 'duplicate_id'
      | 'unknown_step'
      | 'dangling_edge'
      | 'duplicate_edge'
      | 'unknown_port'
      | 'cycle'
      | 'missing_input'
      | 'ambiguous_input'
      | 'type_mismatch'
      | 'invalid_params'
      | 'no_effect_node'
      | 'step_without_worker'
      | 'unstorable_text'
      | 'longer_than_deadline'
      | 'unknown_catalog_reference'
      | 'too_large';
    /** @description How many issues of each kind there are, counted among the first 100. */
    IssueCounts: {
      errors: number;
      warnings: number;
    };
    /** @description One place of a JSON document where two versions differ; `before` or `after` is absent where nothing was or is. */
    JsonChange: {
      /** @description JSON pointer to the place. */
      path: string;
      before?: components['schemas']['JsonValue'];
      after?: components['schemas']['JsonValue'];
    };
    /** @description A JSON Schema 2020-12. */
    JsonSchemaReply: {
      [key: string]: components['schemas']['JsonValue'];
    };
    /** @description Any JSON. */
    JsonValue: unknown;
    /** @description How many files stay, by reason. */
    KeptFiles: {
      referenced: number;
      young: number;
    };
    /** @description Whether everything is on legacy. */
    KillSwitchReply: {
      on: boolean;
    };
    LatestRun: {
      workflow: string;
      runId: string;
      status: components['schemas']['RunStatus'];
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt: string | null;
    };
    LegacyFinishedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orders.legacy.finished.v1';
      data: {
        runId?: string;
        deliveryId: string;
        orderLineId: string;
        /** @enum {string} */
        mode: 'legacy' | 'graph' | 'shadow';
      };
    };
    /** @description A production config as legacy reads it; migration converts it to a workflow. Its values are as people wrote them. */
    LegacyPresetConfig: {
      preset: string;
      params: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /** @description An order line with what it orders and its newest delivery; `delivery` is null before the first dispatch. */
    ListedOrderLine: {
      /** Format: uuid */
      id: string;
      order: components['schemas']['OrderOfLine'];
      product: components['schemas']['ProductOfLine'];
      outputType: components['schemas']['OutputTypeOfLine'];
      delivery: components['schemas']['DeliverySummary'] | null;
    };
    LiveWorker: {
      worker: string;
      pools: string[];
      capabilities: string[];
      slots: number;
      /** Format: date-time */
      lastSeenAt: string;
    };
    Locked: {
      version: number;
      hash: string;
    };
    /** @description A workflow with the definitions by which it is to be validated. */
    LockedWorkflow: {
      workflow: components['schemas']['Workflow'];
      lock?: components['schemas']['DefinitionLock'];
    };
    LoginRequest: {
      /** @description The admin token, or the code of a sign-in link. */
      token: string;
    };
    LogoutReply: {
      /** @constant */
      signedOut: true;
    };
    /** @description A physically based surface: `metalness` and `roughness` 0 to 1, `baseColour` sRGB. */
    Material: {
      key: string;
      label: string;
      category: components['schemas']['MaterialCategory'];
      baseColour: string;
      metalness: number;
      roughness: number;
    };
    /** @description Another name that customers' files use for a material; matched case-insensitively with umlauts folded. */
    MaterialAlias: {
      alias: string;
      material: string;
    };
    MaterialAliasReply: {
      alias: string;
      material: string;
    };
    /**
     * @description Colours are '#rrggbb' in sRGB; lengths are metres; angles are degrees unless a name says otherwise.
     * @enum {string}
     */
    MaterialCategory: 'metal' | 'plastic' | 'rubber' | 'ceramic' | 'coating';
    MaterialReply: {
      label: string;
      category: components['schemas']['Category'];
      baseColour: string;
      metalness: number;
      roughness: number;
      key: string;
    };
    /** @description Chooses a material for a part: the first rule all of whose conditions hold. At least one is given: `pattern` (a JavaScript regular expression, flag i) on the display name, `colour` by CIEDE2000 distance to the CAD colour, `shape`. */
    MaterialRule: {
      key: string;
      pattern?: string;
      colour?: {
        near: string;
        maxDifference: number;
      };
      shape?: components['schemas']['PartShape'];
      material: string;
    };
    MaterialRuleReply: {
      /** @description JavaScript regular expression on the part's name, flag i. */
      pattern?: string;
      colour?: components['schemas']['PutColourCondition'];
      shape?: components['schemas']['PartShape'];
      material: string;
      key: string;
    };
    MeReply: {
      user: string;
      permissions: components['schemas']['Permission'][];
      /** @description The value of the header `X-XSRF-TOKEN` of each change; null for a caller with the admin token itself. */
      csrfToken: string | null;
      /**
       * Format: date-time
       * @description The end of the session; null for a caller with the admin token itself.
       */
      expiresAt: string | null;
      config: components['schemas']['UiConfig'];
    };
    MigratePresetsReply: {
      dryRun: boolean;
      presets: components['schemas']['MigratedPreset'][];
    };
    /** @description Keys of output types, all where absent. A named one is migrated even if it has a workflow already. */
    MigratePresetsRequest: {
      outputTypes?: string[];
      /** @description Says what would happen and writes nothing. */
      dryRun?: boolean;
    };
    /** @description One output type's migration. `workflow` and `version` are null where legacy keeps it; `report` points into its config. */
    MigratedPreset: {
      outputType: string;
      preset: string;
      outcome: components['schemas']['MigrationOutcome'];
      workflow: string | null;
      version: number | null;
      report: components['schemas']['PresetNote'][];
      remarks: components['schemas']['PresetRemark'][];
    };
    /** @enum {string} */
    MigrationOutcome: 'converted' | 'unchanged' | 'stays_legacy' | 'already_has_workflow';
    /** @description A step that no live worker offers. */
    MissingStep: {
      step: string;
      version: number;
      reason: string;
    };
    /**
     * @description Which path serves a line: one of the two, or graph beside legacy, and legacy delivers.
     * @enum {string}
     */
    Mode: 'shadow' | 'legacy' | 'graph';
    /** @description The result of an earlier attempt was used. */
    NodeCacheHit: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      state: 'hit';
      key: string;
      from: components['schemas']['CachedAttempt'];
      /** @description The parts of the key that are equal. */
      because: string[];
      /** @description How many artifacts the cached result refers to. */
      artifacts: number;
    };
    /** @description The node was executed. */
    NodeCacheMiss: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      state: 'miss';
      reason: components['schemas']['CacheMissReason'];
      key?: string;
      from?: components['schemas']['CachedAttempt'];
      /** @description At most 20 fields of the key that differ from those of `from`; `more` counts the others. */
      differs?: components['schemas']['DifferingField'][];
      more?: number;
    };
    /** @description A cache hit or miss of a node, with its reason. */
    NodeCacheReply: components['schemas']['NodeCacheHit'] | components['schemas']['NodeCacheMiss'];
    /** @description Whether the result of another attempt was used, and why not. */
    NodeChangeCache: {
      /** @enum {string} */
      state: 'hit' | 'miss';
      reason?: string;
    };
    /** @description Why a node failed, or is tried again. */
    NodeChangeFailure: {
      code: string;
    };
    NodeChangedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orchestrator.node.changed.v1';
      data: {
        /** @enum {string} */
        status:
          | 'pending'
          | 'ready'
          | 'dispatched'
          | 'running'
          | 'retry_wait'
          | 'succeeded'
          | 'failed'
          | 'skipped'
          | 'cancelled';
        runId: string;
        failure?: components['schemas']['NodeChangeFailure'];
        cache?: components['schemas']['NodeChangeCache'];
        nodeId: string;
        attempt: number;
        /** @description The sharded node, for a shard. */
        shardOf?: string;
        /** @description Whose result of this attempt the commit took. */
        worker?: string;
        /**
         * Format: date-time
         * @description When the message was published.
         */
        at: string;
      };
    };
    /** @description The registry's definition of a step: data only. A published `step@version` never changes. */
    NodeDefinition: {
      step: string;
      version: number;
      label: string;
      category: string;
      description: string;
      icon: string;
      pool: components['schemas']['Pool'];
      requires: components['schemas']['Requires'];
      effect: components['schemas']['Effect'];
      paramsSchema: components['schemas']['ParamsSchema'];
      inputs: {
        [key: string]: components['schemas']['InputPort'];
      };
      outputs: {
        [key: string]: components['schemas']['OutputPort'];
      };
      /** @description Where only some of several optional inputs is needed: names of inputs of which at least one must be bound. */
      atLeastOneInput?: string[];
      /** @description Milliseconds: how long it may wait for a worker, and how long one attempt may run. */
      timeouts: {
        queueMs: number;
        executionMs: number;
      };
      /** @description `attempts` counts the first; the delay before attempt n is `backoffMs * 2^(n-2)` with jitter. */
      retry: {
        attempts: number;
        backoffMs: number;
      };
      cacheable: boolean;
    };
    /** @description How long a node may take once a worker has it, by attempts at the same step and version in the last 30 days: `n` of them, of a sharded node each shard. The times are null where `n` is 0. */
    NodeEstimate: {
      node: string;
      step: string;
      version: number;
      n: number;
      medianSeconds: number | null;
      p90Seconds: number | null;
    };
    /** @description How editors show a step: data beside its definition and no part of it, so a form may change without a new version. Nothing here validates. It is written for the newest version of the definition; see `fitForm` for older ones. */
    NodeForm: {
      /** @description A Material Symbols name, shown instead of the definition's. */
      icon?: string;
      /** @description Its place within its category, from 1; steps without one follow by label. */
      place?: number;
      /** @description Every param of the top level once, as JSON pointers. JSON objects from a database have no order of their own. */
      order: string[];
      /** @description Params in no group come first. */
      groups: components['schemas']['FormGroup'][];
      /** @description By JSON pointer; `*` stands for every item of a list, as in `/recipients/*`. What a branch has is named without it. */
      params: {
        [key: string]: components['schemas']['ParamForm'];
      };
      sizes?: components['schemas']['FormSize'][];
      quotients?: components['schemas']['FormQuotient'][];
      /** @description Labels of ports by name, where that of their type does not fit. */
      ports?: {
        [key: string]: string;
      };
      /** @description A sentence for each code that the step logs, with `{key}` for the values of its params. */
      logs: {
        [key: string]: string;
      };
    };
    /** @description One log line of a step. */
    NodeLog: {
      /** @enum {string} */
      level: 'info' | 'warn' | 'error';
      code: string;
      params: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /** @description The log of a node's attempt. A sharded node has one of each shard until their results are joined. */
    NodeLogsReply: {
      nodeId: string;
      attempts: components['schemas']['AttemptLogs'][];
      /** @description How many of them were left out, because a reply must fit into a message. */
      leftOut: number;
    };
    NodeProgressedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'worker.node.progressed.v1';
      data: {
        runId: string;
        nodeId: string;
        attempt: number;
        /** @description The sharded node, and its number of shards. */
        shardOf?: string;
        worker: string;
        nodeRunId: string;
        fraction: number;
        message: string;
        shards?: number;
        /** @description Progress of the sharded node, 0 to 1: the mean of its shards. */
        nodeFraction?: number;
      };
    };
    NodeRunReply: {
      nodeRunId: string;
      nodeId: string;
      step: string;
      version: number;
      status: components['schemas']['NodeStatus'];
      attempt: number;
      inputs: {
        [key: string]: components['schemas']['JsonValue'];
      } | null;
      outputs: {
        [key: string]: components['schemas']['JsonValue'];
      } | null;
      /**
       * @description The inputs are too large for this reply: read the outputs of the nodes before it.
       * @constant
       */
      inputsLeftOut?: true;
      logs: components['schemas']['NodeLog'][];
      failure: components['schemas']['Failure'] | null;
      reusedFrom: components['schemas']['ReusedFrom'] | null;
      /** @description Null in lists and before its first attempt. */
      cache: components['schemas']['NodeCacheReply'] | null;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      finishedAt: string | null;
      attempts?: components['schemas']['AttemptReply'][];
      /** @description Empty for an unsharded node. */
      shards: components['schemas']['ShardReply'][];
    };
    /** @description A node of a run without its inputs, outputs and logs. */
    NodeState: {
      nodeId: string;
      status: components['schemas']['NodeStatus'];
      /** @description The newest one; in `retry_wait` the next one. 0 before the first one. */
      attempt: number;
      /**
       * Format: date-time
       * @description Since when it, or a shard of it, waits for room in its pool; null where none waits.
       */
      readyAt: string | null;
      /**
       * Format: date-time
       * @description Of the newest attempt; of a sharded node of its first shard.
       */
      dispatchedAt: string | null;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      finishedAt: string | null;
      /**
       * @description Null before its first attempt, and while its result is not yet known.
       * @enum {string|null}
       */
      cache: 'hit' | 'miss' | null;
      /** @description Why it is no hit. */
      cacheMiss: components['schemas']['CacheMissReason'] | null;
      failureCode: string | null;
      /** @description Null for an unsharded node. */
      shards: components['schemas']['ShardCount'] | null;
    };
    /** @enum {string} */
    NodeStatus:
      'pending' | 'ready' | 'dispatched' | 'running' | 'retry_wait' | 'succeeded' | 'failed' | 'skipped' | 'cancelled';
    /** @description A page of a run's nodes; `next` is the `after` of the following page, null where there is none. */
    NodesReply: {
      nodes: components['schemas']['NodeRunReply'][];
      next: string | null;
    };
    /** @enum {string} */
    NotificationChannel: 'in_app' | 'email';
    NotificationReply: {
      id: string;
      /** Format: uuid */
      deliveryId: string;
      /** @enum {string} */
      channel: 'in_app' | 'email';
      recipient: string;
      subject: string;
      body: string;
      state: components['schemas']['NotificationState'];
      /** @description Started since it was queued or resent. */
      attempts: number;
      /**
       * Format: date-time
       * @description When the next attempt is due; null where none is.
       */
      nextAttemptAt: string | null;
      /** @description Why the last attempt did not end in an accepted message. */
      lastError: components['schemas']['SendError'] | null;
      /**
       * @description The sink that took it; null before the first attempt.
       * @enum {string|null}
       */
      sink: 'inbox' | 'smtp' | 'folder' | null;
      /** @description The sink's id of it; of mails their Message-ID, unless the server gave another. */
      providerMessageId: string | null;
      /** Format: date-time */
      sentAt: string | null;
    };
    /** @enum {string} */
    NotificationState: 'failed' | 'pending' | 'sending' | 'sent' | 'unknown';
    /** @description An OpenAPI 3.1 document. */
    OpenApiReply: {
      [key: string]: components['schemas']['JsonValue'];
    };
    /** @description How many lines are in each state. */
    OrderLineCounts: {
      open: number;
      committed: number;
      cancelled: number;
      failed: number;
      none: number;
    };
    /** @description The inputs that a dispatch would pin for an order line now; there is no delivery yet. */
    OrderLineInputs: {
      pinned: {
        catalog: string;
        orderLineId: string;
        generation: number;
        orderNumber: string;
        product: components['schemas']['PinnedProduct'];
        outputType: string;
        productFile: components['schemas']['PinnedProductFile'];
        materialAssignment: components['schemas']['PinnedMaterial'][];
      };
      outputType: components['schemas']['OrderedOutputType'];
    };
    OrderLineReply: {
      /** Format: uuid */
      id: string;
      position: number;
      product: string;
      outputType: string;
      /** @description The newest generation's delivery; null before the first dispatch. */
      delivery: components['schemas']['DeliveryReply'] | null;
    };
    /** @enum {string} */
    OrderLineState: 'none' | 'failed' | 'cancelled' | 'committed' | 'open';
    /** @description A page of order lines; `next` is the `after` of the following page, null where there is none. */
    OrderLinesReply: {
      orderLines: components['schemas']['ListedOrderLine'][];
      /** Format: uuid */
      next: string | null;
    };
    OrderOfLine: {
      /** Format: uuid */
      id: string;
      number: string;
      /** Format: date-time */
      createdAt: string;
    };
    OrderReply: {
      /** Format: uuid */
      id: string;
      number: string;
      /** Format: date-time */
      createdAt: string;
      lines: components['schemas']['OrderLineReply'][];
    };
    /** @description The part of an output type that a run reads without reading the catalog. Sizes in pixels. */
    OrderedOutputType: {
      key: string;
      label: string;
      workflow: string;
      template: string;
      width: number;
      height: number;
      notify: {
        channel: string;
        recipients: string[];
      };
    };
    OutputPort: {
      type: components['schemas']['PortType'];
      description: string;
    };
    /** @description What a customer orders of a product: studio, picture size in pixels (a preset's `resolution` beats it), the legacy preset that makes it, and the workflow that may make it instead ('' = none: legacy delivers). */
    OutputType: {
      key: string;
      label: string;
      template: string;
      width: number;
      height: number;
      /** @description Overrides the template's background where given. */
      background?:
        | {
            /** @constant */
            kind: 'transparent';
          }
        | {
            /** @constant */
            kind: 'colour';
            colour: string;
          };
      unmappedParts: components['schemas']['UnmappedPolicy'];
      workflow: string;
      legacyPreset: components['schemas']['LegacyPresetConfig'];
      notify: {
        channel: components['schemas']['NotificationChannel'];
        recipients: string[];
      };
    };
    /** @description As the catalog now has it; without its entry the label is the key and the workflow ''. */
    OutputTypeOfLine: {
      key: string;
      label: string;
      workflow: string;
    };
    /** @description An entry as it is stored: the body of its PUT or POST with its key. */
    OutputTypeReply: {
      label: string;
      template: string;
      /** @description Pixels. */
      width: number;
      /** @description Pixels. */
      height: number;
      background?: components['schemas']['Background'];
      /** @enum {string} */
      unmappedParts: 'warn' | 'default' | 'fail';
      /** @description '' is legacy alone; an unpublished one is allowed: legacy delivers until it is published. */
      workflow: string;
      legacyPreset: components['schemas']['PutLegacyPreset'];
      notify: components['schemas']['PutNotify'];
      key: string;
    };
    PairComparedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'comparison.pair.compared.v1';
      data: {
        /** @description The graph run of the pair. */
        runId?: string;
        deliveryId: string;
        comparisonId: string;
        /** @enum {string} */
        verdict: 'match' | 'tolerated' | 'mismatch' | 'inconclusive';
      };
    };
    /** @description A heading of the palette; its colour is also that of its nodes. */
    PaletteCategory: {
      name: string;
      colour: components['schemas']['CategoryColour'];
    };
    /** @description A step that a workflow may use: the newest version of its definition. */
    PaletteEntry: {
      availability: components['schemas']['StepAvailability'];
      definition: components['schemas']['NodeDefinition'];
      /** @description Of the definition, as locks name it. The form is no part of it. */
      hash: string;
      /** @description What fits the definition of the step's newest form; null where the step has none. */
      form: components['schemas']['NodeForm'] | null;
    };
    /** @description `GET /editor/palette`: entries by category, by place, by label. */
    PaletteReply: {
      entries: components['schemas']['PaletteEntry'][];
      /** @description In the palette's order. */
      categories: components['schemas']['PaletteCategory'][];
      portTypes: components['schemas']['PortTypeLook'][];
    };
    /** @description How a param is edited where its schema alone does not say it. */
    ParamForm: {
      /** @description Where its schema has no title, as that of a list's items. */
      title?: string;
      /** @description The text of each value of its enum. */
      labels?: {
        [key: string]: string;
      };
      /** @description The text of its default where that is '', 0 or []: a choice beside entering a value. */
      empty?: string;
      /**
       * @description A slider goes from `minimum` to `maximum`; the last three pick an entry of the catalog by its key.
       * @enum {string}
       */
      widget?: 'colour' | 'slider' | 'material' | 'output_type' | 'template';
      /**
       * @description Of a slider; linear where absent.
       * @enum {string}
       */
      scale?: 'linear' | 'log';
      /** @description Shown instead of its schema's unit; '' shows none. */
      unit?: string;
      /** @description Of a list: the text of a row, with `{key}` for its item's values. */
      row?: string;
      /** @description Shown only while each of these params has one of the values. */
      showWhen?: components['schemas']['ParamValues'];
      /** @description Hidden while any of these params has one of the values. */
      hideWhen?: components['schemas']['ParamValues'];
      /** @description Shown only while each of these inputs is bound. */
      showWhenBound?: string[];
      /** @description Text that must be an e-mail address while each of these params has one of the values; a hint, no validation. */
      emailWhen?: components['schemas']['ParamValues'];
    };
    /** @description Values by param: keys are JSON pointers to params of the top level. */
    ParamValues: {
      [key: string]: components['schemas']['FormValue'][];
    };
    /** @description A plain JSON Schema 2020-12 object schema; every property has title, description and default. */
    ParamsSchema: {
      [key: string]: components['schemas']['JsonValue'];
    };
    /**
     * @description The shape class of a part's mesh, from its extents and volume.
     * @enum {string}
     */
    PartShape: 'sphere' | 'ring' | 'rod' | 'plate' | 'other';
    /** @description A warning about one part. */
    PartWarning: {
      part: string;
      message: string;
    };
    /** @description Body of `POST /runs/:id/pause` and `POST /pools/:pool/pause`. */
    PauseBody: {
      reason?: string;
    };
    /** @description Since when and why something is paused. */
    Paused: {
      /** Format: date-time */
      since: string;
      reason: string;
    };
    /** @enum {string} */
    Permission:
      | 'view'
      | 'orders.create'
      | 'orders.dispatch'
      | 'catalog.edit'
      | 'workflows.edit'
      | 'workflows.publish'
      | 'presets.migrate'
      | 'runs.control'
      | 'pools.control'
      | 'dead-letters.settle'
      | 'rollouts.edit'
      | 'notifications.resend'
      | 'retention.run';
    PinnedMaterial: {
      part: string;
      material: string;
    };
    PinnedProduct: {
      key: string;
      name: string;
    };
    PinnedProductFile: {
      artifact: components['schemas']['ArtifactReference'];
      fileName: string;
    };
    /** @description A picture that would be delivered, before anything was rendered; sizes in pixels, more than one frame in an animation. */
    PlannedPicture: {
      name: string;
      node: string;
      step: string;
      template: string;
      width: number;
      height: number;
      frames: number;
    };
    /** @enum {string} */
    Pool: 'render' | 'materials' | 'notify';
    /** @enum {string} */
    PoolName: 'materials' | 'render' | 'notify';
    /** @description A pool with its workers; both are null where the registry does not answer. */
    PoolReply: {
      workers: number | null;
      slots: number | null;
      /** @description What its live workers can do beyond plain code. */
      capabilities: string[] | null;
      pool: components['schemas']['PoolName'];
      ready: number;
      queued: number;
      running: number;
      /** @description Age in seconds of the oldest ready or queued node; null where there is none. */
      oldestWaitingSeconds: number | null;
      paused: components['schemas']['Paused'] | null;
    };
    /** @enum {string} */
    PortShape: 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon' | 'pentagon';
    /**
     * @description The types of the values that steps exchange.
     * @enum {string}
     */
    PortType:
      | 'order_line'
      | 'cad_file'
      | 'glb'
      | 'parts'
      | 'template'
      | 'material_map'
      | 'materials'
      | 'bounding_box'
      | 'render'
      | 'media_assets'
      | 'receipt';
    /** @description How a port type is shown: no two have the same shape and colour. */
    PortTypeLook: {
      type: components['schemas']['PortType'];
      label: string;
      shape: components['schemas']['PortShape'];
      colour: components['schemas']['CategoryColour'];
    };
    /** @description `workflow` is null exactly if the report has an error: such a config stays legacy. A workflow always validates. */
    PresetConversion: {
      workflow: components['schemas']['Workflow'] | null;
      report: components['schemas']['PresetNote'][];
    };
    /** @description A migration with the config that it stored. */
    PresetMigrationReply: {
      id: number;
      outputType: string;
      config: components['schemas']['JsonValue'];
      configSha256: string;
      report: components['schemas']['PresetNote'][];
      workflow: string | null;
      version: number | null;
      workflowBefore: string;
      /** Format: date-time */
      migratedAt: string;
      /** Format: date-time */
      rolledBackAt: string | null;
    };
    /** @description One note of a conversion about a preset config. `path` is a JSON pointer into the config; `hint` says what to do. */
    PresetNote: {
      code: components['schemas']['PresetNoteCode'];
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      path: string;
      message: string;
      hint: string;
    };
    /** @enum {string} */
    PresetNoteCode:
      | 'not_json'
      | 'not_a_preset'
      | 'unknown_preset'
      | 'bad_value'
      | 'missing_value'
      | 'not_used'
      | 'missing_step'
      | 'param_left_out'
      | 'no_place'
      | 'engine_assumed'
      | 'value_replaced'
      | 'producer_inserted'
      | 'already_made'
      | 'unused_output'
      | 'workflow_key_taken'
      | 'not_a_workflow'
      | 'unknown_version'
      | 'unknown_key'
      | 'invalid_value'
      | 'invalid_id'
      | 'duplicate_id'
      | 'unknown_step'
      | 'dangling_edge'
      | 'duplicate_edge'
      | 'unknown_port'
      | 'cycle'
      | 'missing_input'
      | 'ambiguous_input'
      | 'type_mismatch'
      | 'invalid_params'
      | 'no_effect_node'
      | 'step_without_worker'
      | 'unstorable_text'
      | 'longer_than_deadline'
      | 'unknown_catalog_reference'
      | 'too_large';
    /** @description A remark on an output type besides its outcome: `rollout_row_applies`, `config_changed_since`, … */
    PresetRemark: {
      code: string;
      message: string;
    };
    /** @description `application/problem+json` (RFC 9457) with a stable `code`; `errors` points into the request. */
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      code: string;
      errors?: components['schemas']['ProblemAt'][];
      /** @description Of a draft that was changed meanwhile (412): what is saved now. */
      current?: components['schemas']['CurrentRevision'];
    };
    /** @description One thing that is wrong, with a JSON pointer into the request's body, or the name of a parameter behind a slash. */
    ProblemAt: {
      pointer: string;
      message: string;
    };
    /** @description The last event of a stream that cannot go on for now: a client connects again after the last id that it has. */
    ProblemEvent: {
      id: null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'problem';
      data: components['schemas']['Problem'];
    };
    /** @description A node's output port: where an input's value comes from. */
    Producer: {
      nodeId: string;
      output: string;
    };
    /** @description `guesses` are those of the last committed delivery; each delivery replaces them. */
    ProductMaterialsReply: {
      product: string;
      assignments: components['schemas']['AssignedMaterial'][];
      guesses: components['schemas']['GuessedMaterial'][];
      /** @description Assigned parts that the last delivered file does not have. */
      warnings: components['schemas']['PartWarning'][];
    };
    /** @description A model of a product's newest file, as GLB: one that was delivered, or that a graph run made on its way. */
    ProductModelReply: {
      url: string;
      sha256: string;
      byteLength: number;
      /**
       * Format: uuid
       * @description The delivery that it was made for.
       */
      deliveryId: string;
    };
    ProductOfLine: {
      key: string;
      name: string;
    };
    ProductReply: {
      key: string;
      name: string;
      fileName: string;
      sha256: string;
      byteLength: number;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date-time
       * @description When its name or file was last written.
       */
      changedAt: string;
    };
    /** @description `POST /workflows/:key/publish`: with `revision` only that state of the draft. */
    PublishDraftRequest: {
      revision?: number;
      note?: string;
    };
    /** @description `created: false`: the newest version has the same semantics, so no version is added; layout and label are those of the draft. */
    PublishReply: {
      created: boolean;
      /** @description Warnings, such as a step without a worker or limits beyond a run's deadline; at most 100. Absent where there is none. */
      warnings?: components['schemas']['Issue'][];
      key: string;
      label: string;
      version: number;
      semanticHash: string;
      workflow: components['schemas']['Workflow'];
      lock: components['schemas']['DefinitionLock'];
      definitions: components['schemas']['NodeDefinition'][];
      /** Format: date-time */
      publishedAt: string;
      /** @description Null where that is not known. */
      publishedBy: string | null;
      /** @description The publisher's note. */
      note: string | null;
    };
    /** @description `part` is a part's key, as deliveries and `parts` ports name it; it may hold any character. */
    PutAssignment: {
      part: string;
      material: string;
    };
    /** @description The camera's position and lens. */
    PutCamera: {
      /** @description Degrees; 0 is the front. */
      azimuth: number;
      /** @description Degrees; 90 is the top. */
      elevation: number;
      /** @description Degrees. */
      fieldOfView: number;
      /** @description Share of the picture's side. */
      margin: number;
    };
    /** @description How near the part's CAD colour is. */
    PutColourCondition: {
      near: string;
      /** @description CIEDE2000. */
      maxDifference: number;
    };
    /** @description Stored unchanged, at most 16 KB: legacy is lenient, and the converter reports unknown keys. */
    PutLegacyPreset: {
      preset: string;
      params: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /** @description Strengths; 1 is the studio's own. */
    PutLight: {
      environment: number;
      key: number;
      fill: number;
    };
    /** @description `alias` is the key of this kind: in the path of a PUT, in the body of a POST. */
    PutMaterialAliasRequest: {
      alias?: string;
      material: string;
    };
    PutMaterialRequest: {
      label: string;
      category: components['schemas']['Category'];
      baseColour: string;
      metalness: number;
      roughness: number;
      key?: string;
    };
    /** @description At least one of `pattern`, `colour` and `shape`; all given conditions must hold. */
    PutMaterialRuleRequest: {
      /** @description JavaScript regular expression on the part's name, flag i. */
      pattern?: string;
      colour?: components['schemas']['PutColourCondition'];
      shape?: components['schemas']['PartShape'];
      material: string;
      key?: string;
    };
    PutNotify: {
      /** @enum {string} */
      channel: 'in_app' | 'email';
      recipients: string[];
    };
    PutOutputTypeRequest: {
      label: string;
      template: string;
      /** @description Pixels. */
      width: number;
      /** @description Pixels. */
      height: number;
      background?: components['schemas']['Background'];
      /** @enum {string} */
      unmappedParts: 'warn' | 'default' | 'fail';
      /** @description '' is legacy alone; an unpublished one is allowed: legacy delivers until it is published. */
      workflow: string;
      legacyPreset: components['schemas']['PutLegacyPreset'];
      notify: components['schemas']['PutNotify'];
      key?: string;
    };
    PutShadow: {
      opacity: number;
      blur: number;
    };
    PutTemplateRequest: {
      label: string;
      camera: components['schemas']['PutCamera'];
      light: components['schemas']['PutLight'];
      shadow: components['schemas']['PutShadow'];
      background: components['schemas']['Background'];
      key?: string;
    };
    /** @description Whether the service is ready, with the state of each dependency. */
    ReadinessReply: {
      ready: boolean;
      checks: {
        [key: string]: boolean;
      };
    };
    /** @enum {string} */
    Requires: 'none' | 'chromium' | 'blender';
    /** @description Body of `POST /runs/:id/rerun`; `version` is that of the run unless named. */
    RerunBody: {
      fromNode: string;
      version?: number;
    };
    /** @description What a rerun would do with a node. */
    RerunPlanNode: {
      nodeId: string;
      step: string;
      version: number;
      willRun: boolean;
      why: components['schemas']['RerunReason'];
      /** @description The node of `descends_from` and `upstream_changed`, the JSON pointer of `params_changed`; null for other reasons. */
      about: string | null;
      /** @description The attempt whose outputs would be reused; null where the node would run. */
      reusedFrom: components['schemas']['ReusedFrom'] | null;
      /** @description Null for an unsharded node. */
      shards: components['schemas']['ShardsToRun'] | null;
    };
    /** @description What a retry or rerun would do. */
    RerunPlanReply: {
      /** @description The run that would be done again. */
      runId: string;
      /** @description The version that the new run would execute. */
      workflow: components['schemas']['RunWorkflow'];
      /**
       * @description A shadow run delivers nothing and is compared with nothing.
       * @constant
       */
      runClass: 'shadow';
      /** @description Null for a retry. */
      fromNode: string | null;
      /** @description The open run that does the same: it would be the answer instead of a new run. */
      openRun: string | null;
      /** @description All nodes in the order of the plan. */
      nodes: components['schemas']['RerunPlanNode'][];
      /** @description The first 100 results that are gone; where there is one, the retry or rerun is refused with `artifacts_gone`. */
      gone: components['schemas']['GoneResult'][];
      goneTotal: number;
    };
    /**
     * @description Why a node of a rerun is reused or runs anew.
     * @enum {string}
     */
    RerunReason:
      | 'reused'
      | 'is_from_node'
      | 'descends_from'
      | 'new_node'
      | 'step_changed'
      | 'params_changed'
      | 'not_succeeded'
      | 'upstream_changed';
    /** @description One kind of data with a retention time: how many are deleted, and how many stay by reason. */
    RetainedReply: {
      what: string;
      keptDays: number;
      deleted: number;
      stays: components['schemas']['Counts'];
    };
    RetentionReply: {
      dryRun: boolean;
      services: components['schemas']['ServiceSweepReply'][];
      artifacts: components['schemas']['ArtifactSweepReply'];
    };
    /** @description The decision for a node of a rerun: `reused`, or why it ran anew. */
    ReuseDecision: {
      nodeId: string;
      decision: string;
    };
    /** @description How much of another run was reused; `fromNode` is null where the nodes that did not succeed ran anew. */
    ReusePlan: {
      fromNode: string | null;
      nodes: components['schemas']['ReuseDecision'][];
    };
    /** @description The attempt whose outputs a node reused. */
    ReusedFrom: {
      runId: string;
      nodeRunId: string;
      attempt: number;
    };
    RollBackPresetsReply: {
      presets: components['schemas']['RolledBackPreset'][];
    };
    /** @description Keys of output types, all where absent. A named one gets its workflow back even if it was changed since. */
    RollBackPresetsRequest: {
      outputTypes?: string[];
    };
    /** @enum {string} */
    RollbackOutcome: 'rolled_back' | 'already_rolled_back' | 'not_migrated' | 'workflow_changed_since';
    /** @description `workflow` is what the output type has now ('' = none: legacy delivers). */
    RolledBackPreset: {
      outputType: string;
      preset: string;
      outcome: components['schemas']['RollbackOutcome'];
      workflow: string;
      remarks: components['schemas']['PresetRemark'][];
    };
    RolloutReply: {
      workflow: string;
      outputType: string;
      mode: components['schemas']['Mode'];
    };
    RunAcceptedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orchestrator.run.accepted.v1';
      data: {
        /** Format: uuid */
        runId: string;
        /** Format: uuid */
        deliveryId: string;
      };
    };
    RunCancelRequestedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orders.run.cancel-requested.v1';
      data: {
        runId: string;
        deliveryId: string;
        reason: string;
      };
    };
    /**
     * @description Class of a run: `live` for customers, or `shadow` for the comparison.
     * @enum {string}
     */
    RunClass: 'live' | 'shadow';
    /** @description Two runs node by node: those of `a` in the order of its plan, those of `b` alone after the node they follow in b's plan. */
    RunComparisonReply: {
      a: components['schemas']['RunHead'];
      b: components['schemas']['RunHead'];
      /** @description What was ordered (the pinned inputs, whichever delivery they are of): nodes read it besides their inputs. */
      pinned: components['schemas']['Sameness'];
      nodes: components['schemas']['ComparedNode'][];
      nodesTotal: number;
      /** @description `after` of the next page; null where there is none. */
      next: string | null;
    };
    /** @description A page of the outputs of a run's nodes; `next` is the `after` of the following part. */
    RunContextReply: {
      entries: components['schemas']['ContextEntry'][];
      next: string | null;
    };
    /** @description How the run ended; `not_started`: nobody began it in time, and legacy delivers its line. */
    RunEnd: {
      runId: string;
      /** @enum {string} */
      status: 'succeeded' | 'failed' | 'cancelled' | 'not_started';
    };
    /** @description An event of a run; `event` discriminates `data`. */
    RunEvent:
      | components['schemas']['RunRequestedEvent']
      | components['schemas']['RunAcceptedEvent']
      | components['schemas']['RunCancelRequestedEvent']
      | components['schemas']['RunFinishedEvent']
      | components['schemas']['NodeChangedEvent']
      | components['schemas']['NodeProgressedEvent']
      | components['schemas']['LegacyFinishedEvent']
      | components['schemas']['DeliverySettledEvent']
      | components['schemas']['PairComparedEvent']
      | components['schemas']['HeartbeatEvent']
      | components['schemas']['EndEvent']
      | components['schemas']['ProblemEvent'];
    RunFinishedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orchestrator.run.finished.v1';
      data: {
        /** @enum {string} */
        status: 'succeeded' | 'failed' | 'cancelled';
        /** Format: uuid */
        runId: string;
        /** Format: uuid */
        deliveryId: string;
        /** @enum {string} */
        runClass: 'live' | 'shadow';
        failure?: components['schemas']['Failure'];
        /**
         * Format: uuid
         * @description A rerun, for inspection: it delivers nothing and is not compared.
         */
        rerunOf?: string;
      };
    };
    /** @description A run without what its nodes did. */
    RunHead: {
      id: string;
      status: components['schemas']['RunStatus'];
      /** @enum {string} */
      runClass: 'live' | 'shadow';
      workflow: components['schemas']['RunWorkflow'];
      failure: components['schemas']['Failure'] | null;
      paused: components['schemas']['Paused'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt: string | null;
      /** Format: date-time */
      deadlineAt: string;
    };
    /** @description A run in a list. */
    RunListEntry: {
      /** @description What the comparison with legacy's result said; null where none was made, and where comparison does not answer. */
      verdict: components['schemas']['Verdict'] | null;
      runId: string;
      deliveryId: string;
      orderLineId: string;
      orderNumber: string;
      product: components['schemas']['PinnedProduct'];
      /** @description The key of the ordered output type. */
      outputType: string;
      /** @enum {string} */
      runClass: 'live' | 'shadow';
      workflow: components['schemas']['RunWorkflow'];
      status: components['schemas']['RunStatus'];
      failure: components['schemas']['Failure'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt: string | null;
      /**
       * Format: date-time
       * @description The run's deadline; a pause does not extend it.
       */
      deadlineAt: string;
      paused: components['schemas']['Paused'] | null;
      /** @description The run that this one repeats. */
      rerunOf: string | null;
      reuse: components['schemas']['ReusePlan'] | null;
      traceId: string | null;
    };
    /** @description A page of runs; `next` is the `after` of the following one, null where there is none. */
    RunListReply: {
      runs: components['schemas']['RunListEntry'][];
      next: string | null;
    };
    /** @description A run with its first nodes; where there are more, `nodesNext` is the `after` of the first page of them. */
    RunReply: {
      nodes: components['schemas']['NodeRunReply'][];
      nodesTotal: number;
      /** @description How many of all nodes are in each status. */
      nodeCounts: components['schemas']['Counts'];
      nodesNext: string | null;
      runId: string;
      deliveryId: string;
      orderLineId: string;
      orderNumber: string;
      product: components['schemas']['PinnedProduct'];
      /** @description The key of the ordered output type. */
      outputType: string;
      /** @enum {string} */
      runClass: 'live' | 'shadow';
      workflow: components['schemas']['RunWorkflow'];
      status: components['schemas']['RunStatus'];
      failure: components['schemas']['Failure'] | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      finishedAt: string | null;
      /**
       * Format: date-time
       * @description The run's deadline; a pause does not extend it.
       */
      deadlineAt: string;
      paused: components['schemas']['Paused'] | null;
      /** @description The run that this one repeats. */
      rerunOf: string | null;
      reuse: components['schemas']['ReusePlan'] | null;
      traceId: string | null;
    };
    RunRequestedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'orders.run.requested.v1';
      data: {
        runId: string;
        deliveryId: string;
        /** @enum {string} */
        runClass: 'live' | 'shadow';
        orderLineId: string;
        workflow: components['schemas']['WorkflowRef'];
        /** @description Do not start it later: legacy has taken over. */
        notAfter: number;
        deadlineAt: number;
        /**
         * @description `bypass`: no cached results are used.
         * @constant
         */
        cache?: 'bypass';
      };
    };
    RunStatesReply: {
      /** @description Of the run's and its nodes' events these states contain all up to this one: `after` of `GET /runs/:id/events` goes on from it. They may contain later ones as well, so an event may repeat what they say. */
      eventId: number;
      run: components['schemas']['RunHead'];
      nodes: components['schemas']['NodeState'][];
      /**
       * Format: date-time
       * @description The database's time when they were read; all times of runs and nodes are of its clock.
       */
      serverTime: string;
    };
    /** @enum {string} */
    RunStatus: 'running' | 'succeeded' | 'failed' | 'cancelled';
    /** @description The version that a run executes. */
    RunWorkflow: {
      key: string;
      version: number;
      semanticHash: string;
    };
    /**
     * @description `unknown` where one of the runs does not have it, or no longer.
     * @enum {string}
     */
    Sameness: 'equal' | 'different' | 'unknown';
    /** @description `PUT /workflows/:key/draft`: incomplete work may be saved, so `workflow` is any JSON object. */
    SaveDraftRequest: {
      label?: string;
      workflow: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** @description Takes the newest definition of every step; otherwise a step keeps the one that the draft has. */
      updateDefinitions?: boolean;
    };
    /** @description Why a message was not accepted. */
    SendError: {
      code: string;
      message: string;
    };
    /** @description The result of one service; `problem` says why it did not answer. */
    ServiceSweepReply: {
      service: string;
      retained: components['schemas']['RetainedReply'][];
      problem: string | null;
    };
    /** @description `PUT /products/:key/materials`: the parts that are named; others stay as they are. */
    SetAssignmentsRequest: {
      assignments: components['schemas']['PutAssignment'][];
    };
    SetDefaultMaterialRequest: {
      material: string;
    };
    SetKillSwitchRequest: {
      on: boolean;
      reason: string;
    };
    SetRolloutRequest: {
      mode: components['schemas']['Mode'];
    };
    /** @description How many shards of a node succeeded. */
    ShardCount: {
      done: number;
      total: number;
    };
    /** @description Which part of a node a shard does. */
    ShardPart: {
      index: number;
      label: string;
    };
    /** @description One shard of a node; `label` describes its part, such as "angles 3–4". */
    ShardReply: {
      index: number;
      label: string;
      status: components['schemas']['NodeStatus'];
      attempt: number;
      worker: string | null;
      /** Format: date-time */
      startedAt: string | null;
      /** Format: date-time */
      finishedAt: string | null;
      failure: components['schemas']['Failure'] | null;
    };
    /** @description How many shards of a node would run anew. */
    ShardsToRun: {
      willRun: number;
      total: number;
    };
    SignInLinkReply: {
      /** @description For one use, as the token of `POST /auth/login`. */
      code: string;
      /** Format: date-time */
      expiresAt: string;
    };
    /** @description Whether a step can run now. */
    StepAvailability: {
      /** @description `asleep`: no worker serves its pool; `missing`: none of those that do can run it. */
      state: components['schemas']['Availability'];
      /** @description Null where it is `live`. */
      reason: string | null;
    };
    /** @enum {integer} */
    StillWidth: 96 | 320 | 960;
    /** @description From where the stream goes on. */
    StreamStart: {
      /**
       * Format: date-time
       * @description Of the gateway's clock.
       */
      serverTime: string;
      /** @description There may be events after `after` that do not come: what is shown is read again. */
      missed: boolean;
    };
    /** @description The first event; its id is that of the newest event before the stream, whatever its topic. */
    StreamStartEvent: {
      id: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'ready';
      data: components['schemas']['StreamStart'];
    };
    /** @description Body of `POST /retention/sweep`, and of the requests to services. A dry run deletes nothing and answers what it would delete. */
    SweepRequest: {
      dryRun?: boolean;
    };
    /** @description A studio: camera position (azimuth 0 = front, elevation 90 = top), framing and light. */
    Template: {
      key: string;
      label: string;
      camera: {
        azimuth: number;
        elevation: number;
        fieldOfView: number;
        margin: number;
      };
      light: {
        environment: number;
        key: number;
        fill: number;
      };
      shadow: {
        opacity: number;
        blur: number;
      };
      background:
        | {
            /** @constant */
            kind: 'transparent';
          }
        | {
            /** @constant */
            kind: 'colour';
            colour: string;
          };
    };
    TemplateReply: {
      label: string;
      camera: components['schemas']['PutCamera'];
      light: components['schemas']['PutLight'];
      shadow: components['schemas']['PutShadow'];
      background: components['schemas']['Background'];
      key: string;
    };
    /** @description `nodes` in the order in which they would start. */
    TimeEstimate: {
      nodes: components['schemas']['NodeEstimate'][];
      total: components['schemas']['TotalEstimate'];
    };
    /** @description How long a run may take that finds free workers, no cached results and one shard a node: the sums over the path whose sum is greatest. Nodes without attempts count as nothing, so it may take longer; null where no node has any. */
    TotalEstimate: {
      medianSeconds: number | null;
      /** @description Of the path whose 90th percentiles add up to most, which may be another one. */
      p90Seconds: number | null;
      /** @description The path of `medianSeconds`, from the first node to the last. */
      path: string[];
    };
    /** @description A transparent background. */
    TransparentBackground: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'transparent';
    };
    /** @description What the web needs to know of an instance. */
    UiConfig: {
      version: string;
      /** @description The address of a trace, with `{traceId}` in place of its id; null where traces are shown nowhere. */
      traceLinkTemplate: string | null;
      limits: components['schemas']['UiLimits'];
    };
    /** @description The largest inputs that are taken, in bytes. */
    UiLimits: {
      workflowBytes: number;
      stepFileBytes: number;
    };
    /** @description `to`: any document that was the head before; absent: the one before the newest change. */
    UndoCatalogRequest: {
      to?: string;
    };
    /**
     * @description The policy for parts without a material: their own colour, or without one the default, with or without a warning; or a failure.
     * @enum {string}
     */
    UnmappedPolicy: 'warn' | 'default' | 'fail';
    ValidateWorkflowReply: {
      valid: boolean;
      issues: components['schemas']['Issue'][];
      semanticHash: string | null;
    };
    /** @enum {string} */
    Verdict: 'match' | 'tolerated' | 'mismatch' | 'inconclusive';
    /** @description A version's number, or the draft. */
    VersionOrDraft: number | 'draft';
    VersionSummary: {
      version: number;
      label: string;
      semanticHash: string;
      /** Format: date-time */
      publishedAt: string;
      /** @description Null where that is not known. */
      publishedBy: string | null;
      note: string | null;
      /** @description One line for each semantic change from the version before, at most 20 lines. */
      changes: string[];
    };
    /** @description `GET /workflows/:key/versions/:n`: for editors, which show its definitions. */
    VersionWithForms: {
      /** @description By `step@version`, of the definitions that have one. */
      forms: {
        [key: string]: components['schemas']['NodeForm'];
      };
      key: string;
      label: string;
      version: number;
      semanticHash: string;
      workflow: components['schemas']['Workflow'];
      lock: components['schemas']['DefinitionLock'];
      definitions: components['schemas']['NodeDefinition'][];
      /** Format: date-time */
      publishedAt: string;
      /** @description Null where that is not known. */
      publishedBy: string | null;
      /** @description The publisher's note. */
      note: string | null;
    };
    /** @description Why legacy has not delivered yet, and when it retries; the cause is not the line's input. */
    WaitingReply: {
      failure: components['schemas']['Failure'];
      /** @description Attempts in a row that failed. */
      failures: number;
      /** Format: date-time */
      nextAttemptAt: string;
    };
    /** @description Workers came, left, or offer something else. */
    WorkersChanged: {
      /** @description How many there are now. */
      workers: number;
    };
    WorkersChangedEvent: {
      id: null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'workers';
      data: components['schemas']['WorkersChanged'];
    };
    /** @description A graph of steps. `step` and `params` are the runtime model; `ui` is for the editor alone. */
    Workflow: {
      /**
       * @description Format version.
       * @constant
       */
      version: 1;
      nodes: {
        /** @description Unique in the workflow. */
        id: string;
        /** @description A step of the registry; its definition owns the params. */
        step: string;
        /** @description Settings, checked by the step's params schema; what is absent is default. */
        params: {
          [key: string]: components['schemas']['JsonValue'];
        };
        /** @description Editor metadata; no runtime decision reads it. */
        ui?: {
          [key: string]: components['schemas']['JsonValue'];
        };
      }[];
      edges: {
        /** @description Id of the node that runs first. */
        from: string;
        /** @description Id of the node that runs after it. */
        to: string;
        /** @description A port of `from`; absent: the binding rule decides. */
        output?: string;
        /** @description A port of `to`; absent: the binding rule decides. */
        input?: string;
      }[];
      /** @description Editor metadata; no runtime decision reads it. */
      ui?: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /** @description One difference between two workflows. `path` points into the workflow with its nodes by id (`/nodes/render/params/width`); of a binding (`/nodes/render/inputs/glb`) `before` and `after` are lists of producers. `message` is one line for people. */
    WorkflowChange: {
      /** @enum {string} */
      kind:
        | 'step_changed'
        | 'node_added'
        | 'node_removed'
        | 'param_changed'
        | 'edge_added'
        | 'edge_removed'
        | 'binding_changed'
        | 'definition_changed'
        | 'layout_changed';
      nodeId?: string;
      message: string;
      /** @description JSON pointer to the place. */
      path: string;
      before?: components['schemas']['JsonValue'];
      after?: components['schemas']['JsonValue'];
    };
    WorkflowChangedEvent: {
      id: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      event: 'registry.workflow.changed.v1';
      data: {
        key: string;
        /** @enum {string} */
        change: 'saved' | 'archived' | 'published';
      };
    };
    WorkflowDiffReply: {
      semantic: components['schemas']['WorkflowChange'][];
      layout: components['schemas']['WorkflowChange'][];
      same: boolean;
      /** @description The number of changes that did not fit into the reply. */
      omitted: number;
    };
    WorkflowExport: {
      key: string;
      label: string;
      workflow: {
        [key: string]: components['schemas']['JsonValue'];
      };
      lock: components['schemas']['DefinitionLock'];
    };
    /** @description `GET /workflows`: a workflow with what other services know of it. */
    WorkflowListEntry: {
      /** @description Absent where the orders service does not answer. */
      outputTypes?: components['schemas']['WorkflowUse'][];
      /** @description Null where it had none; absent where the orchestrator does not answer. */
      lastRun?: components['schemas']['LatestRun'] | null;
      key: string;
      label: string;
      /** @description Null before the first publish. */
      latestVersion: number | null;
      semanticHash: string | null;
      archived: boolean;
      draft: components['schemas']['DraftState'];
    };
    WorkflowRef: {
      key: string;
      version: number;
      semanticHash: string;
    };
    WorkflowSummary: {
      key: string;
      label: string;
      /** @description Null before the first publish. */
      latestVersion: number | null;
      semanticHash: string | null;
      archived: boolean;
      draft: components['schemas']['DraftState'];
    };
    /** @description An output type that is made by a workflow. */
    WorkflowUse: {
      workflow: string;
      /** @description Of the output type. */
      key: string;
      label: string;
      /** @description That of the most specific rollout row, or legacy without one; the kill switch is not considered. */
      mode: components['schemas']['Mode'];
    };
    /** @description An immutable published version with the definitions that it froze. */
    WorkflowVersionReply: {
      key: string;
      label: string;
      version: number;
      semanticHash: string;
      workflow: components['schemas']['Workflow'];
      lock: components['schemas']['DefinitionLock'];
      definitions: components['schemas']['NodeDefinition'][];
      /** Format: date-time */
      publishedAt: string;
      /** @description Null where that is not known. */
      publishedBy: string | null;
      /** @description The publisher's note. */
      note: string | null;
    };
    /** @description What an effect node would stage; only the members of its effect are present. */
    WouldStage: {
      node: string;
      /** @enum {string} */
      effect: 'catalog' | 'asset' | 'notification';
      notification?: {
        channel: string;
        recipients: string[];
      };
      /** @description `names` are those of all assets as they would be saved: pictures, then models. */
      assets?: {
        names: string[];
        pictures: components['schemas']['PlannedPicture'][];
        deliverModel: boolean;
      };
      catalog?: {
        product: string;
      };
    };
  };
  responses: {
    /** @description The problem, with a stable code. */
    Problem: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description Entity tag of the state in the response, for If-Match and If-None-Match. */
    ETag: string;
    /** @description The next page: <?…>; rel="next". Absent on the last one. */
    Link: string;
    /** @description The path of the created resource. */
    Location: string;
    /** @description The range of bytes in the response, and the total. */
    'Content-Range': string;
    /** @description The name of the file. */
    'Content-Disposition': string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getArtifact: {
    parameters: {
      query?: {
        /** @description Offers a download under this name; characters that file names may not have are replaced. */
        name?: string;
        /** @description At most so wide, and at most four times as high; never larger than the picture. Absent: as large as the picture. */
        width?: components['schemas']['StillWidth'];
        /** @description The picture of an animation that is shown, counted from 1 as the file holds them: equal neighbours may be one. */
        frame?: number;
      };
      header?: never;
      path: {
        sha256: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          'Content-Range': components['headers']['Content-Range'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          [name: string]: unknown;
        };
        content: {
          '*/*': string;
        };
      };
      /** @description Partial content */
      206: {
        headers: {
          ETag: components['headers']['ETag'];
          'Content-Range': components['headers']['Content-Range'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          [name: string]: unknown;
        };
        content: {
          '*/*': string;
        };
      };
      /** @description Done */
      304: {
        headers: {
          ETag: components['headers']['ETag'];
          'Content-Range': components['headers']['Content-Range'];
          'Content-Disposition': components['headers']['Content-Disposition'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      416: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createSignInLink: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInLinkReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LoginRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      429: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LogoutReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MeReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getCatalog: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  setDefaultMaterial: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetDefaultMaterialRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getCatalogDocument: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sha256: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogDocument'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listCatalogChanges: {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogChangeReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  undoCatalogChange: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['UndoCatalogRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listComparisons: {
    parameters: {
      query?: {
        deliveryId?: string;
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getComparison: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ComparisonReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listDeadLetters: {
    parameters: {
      query?: {
        service?: 'orchestrator' | 'comparison' | 'orders' | 'node-worker';
        state?: components['schemas']['DeadLetterState'];
        /** @description `<receivedAt>_<id>` of the last one of the page before. */
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The service that keeps it, and which of its dead letters it is. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDetail'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  discardDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The service that keeps it, and which of its dead letters it is. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDetail'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  requeueDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The service that keeps it, and which of its dead letters it is. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterDetail'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getAsset: {
    parameters: {
      query?: {
        /** @description At most so wide, and at most four times as high; never larger than the picture. Absent: as large as the picture. */
        width?: components['schemas']['StillWidth'];
        /** @description The picture of an animation that is shown, counted from 1 as the file holds them: equal neighbours may be one. */
        frame?: number;
      };
      header?: never;
      path: {
        name: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          '*/*': string;
        };
      };
      /** @description Done */
      304: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  cancelDelivery: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getPalette: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PaletteReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  watchInstance: {
    parameters: {
      query?: {
        /** @description One topic, or several with commas between. Absent: all. */
        topics?: string;
        /** @description The id of the last event that was read: the stream goes on after it where it can. Absent: from now on. */
        after?: string;
      };
      header?: {
        /** @description The id of the last event that was read: the stream resumes after it. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listMaterialAliases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialAliasReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createMaterialAlias: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutMaterialAliasRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialAliasReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getMaterialAlias: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The alias itself: one line with a letter in it. */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialAliasReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  putMaterialAlias: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        /** @description The alias itself: one line with a letter in it. */
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutMaterialAliasRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialAliasReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  deleteMaterialAlias: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        /** @description The alias itself: one line with a letter in it. */
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listMaterialRules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialRuleReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createMaterialRule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutMaterialRuleRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialRuleReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getMaterialRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialRuleReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  putMaterialRule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutMaterialRuleRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialRuleReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  deleteMaterialRule: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listMaterials: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createMaterial: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutMaterialRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getMaterial: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  putMaterial: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutMaterialRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaterialReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  deleteMaterial: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listNodeDefinitions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodeDefinition'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getNodeDefinition: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        step: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodeDefinition'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listNotifications: {
    parameters: {
      query?: {
        deliveryId?: string;
        state?: components['schemas']['NotificationState'];
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  resendNotification: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Accepted; the work continues */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NotificationReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getOpenapi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OpenApiReply'];
        };
      };
      400: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listOrderLines: {
    parameters: {
      query?: {
        state?: components['schemas']['OrderLineState'];
        after?: string;
        limit?: number;
        /** @description The workflow that the catalog now names for the line's output type. */
        workflow?: string;
        outputType?: string;
        /** @description A part of the order's number or of the product's key or name, in upper or lower case. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderLinesReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  countOrderLines: {
    parameters: {
      query?: {
        /** @description The workflow that the catalog now names for the line's output type. */
        workflow?: string;
        outputType?: string;
        /** @description A part of the order's number or of the product's key or name, in upper or lower case. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderLineCounts'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listOrders: {
    parameters: {
      query?: {
        orderLineId?: string;
        /** @description Only orders with a line in this state. */
        state?: components['schemas']['OrderLineState'];
        /** @description A part of the order's number or of the key or name of one of its products, in upper or lower case. */
        q?: string;
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createOrder: {
    parameters: {
      query?: never;
      header?: {
        /** @description 1 to 200 visible ASCII characters; a repeated request with the same key has the same reply and no second effect. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateOrderRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  dispatchOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['DispatchOrderRequest'];
      };
    };
    responses: {
      /** @description Accepted; the work continues */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrderReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listOutputTypes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutputTypeReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createOutputType: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutOutputTypeRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutputTypeReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getOutputType: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutputTypeReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  putOutputType: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutOutputTypeRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OutputTypeReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  deleteOutputType: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listPools: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PoolReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  pausePool: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        pool: components['schemas']['PoolName'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PauseBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PoolReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  resumePool: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        pool: components['schemas']['PoolName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PoolReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  convertPreset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LegacyPresetConfig'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PresetConversion'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  migratePresets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['MigratePresetsRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MigratePresetsReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listPresetMigrations: {
    parameters: {
      query?: {
        outputType?: string;
        /** @description Only those that are older than the one of this id. */
        before?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PresetMigrationReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  rollBackPresets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RollBackPresetsRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RollBackPresetsReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listProducts: {
    parameters: {
      query?: {
        /** @description A part of the key, name or file name, in upper or lower case. */
        q?: string;
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createProduct: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': components['schemas']['CreateProductForm'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getProduct: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getProductMaterials: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductMaterialsReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  setAssignments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetAssignmentsRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductMaterialsReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  clearAssignment: {
    parameters: {
      query: {
        part: string;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductMaterialsReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getProductModel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProductModelReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  sweepRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['SweepRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listRollouts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getKillSwitch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KillSwitchReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  setKillSwitch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetKillSwitchRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KillSwitchReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  setRollout: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        workflow: string;
        outputType: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetRolloutRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listRuns: {
    parameters: {
      query?: {
        deliveryId?: string;
        orderLineId?: string;
        /** @description One status, or several with commas between. */
        status?: string;
        workflow?: string;
        /** @description Of the workflow. */
        version?: number;
        runClass?: components['schemas']['RunClass'];
        /** @description The code of the failure with which they ended. */
        failureCode?: string;
        /** @description The beginning of their id, or a part of the order's number or of the product's key or name, in whatever case. */
        q?: string;
        outputType?: string;
        since?: string;
        until?: string;
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunListReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  compareRuns: {
    parameters: {
      query: {
        a: string;
        b: string;
        /** @description `next` of the page before. */
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunComparisonReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  cancelRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['CancelRunBody'];
      };
    };
    responses: {
      /** @description Accepted; the work continues */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getRunContext: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunContextReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  watchRun: {
    parameters: {
      query?: {
        /** @description The id of the last event that was read: the stream goes on after it. Absent: from the beginning of the run. */
        after?: string;
      };
      header?: {
        /** @description The id of the last event that was read: the stream resumes after it. */
        'Last-Event-ID'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listRunNodes: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        /** @description One status, or several with commas between. */
        status?: string;
        /** @description With all attempts of each node. */
        attempts?: boolean;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodesReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getRunNode: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the node in its workflow. */
        nodeId: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodeRunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listAttempts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the node in its workflow. */
        nodeId: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AttemptReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getNodeLogs: {
    parameters: {
      query?: {
        /** @description Absent: the newest one. */
        attempt?: number;
      };
      header?: never;
      path: {
        /** @description Of the node in its workflow. */
        nodeId: string;
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NodeLogsReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  pauseRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PauseBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  rerunRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RerunBody'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  planRerun: {
    parameters: {
      query?: {
        /** @description Absent: a retry is planned. */
        fromNode?: string;
        /** @description That of the run unless named; only with `fromNode`. */
        version?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RerunPlanReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  resumeRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  retryRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      /** @description Created */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getRunStates: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunStatesReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listTemplates: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateReply'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutTemplateRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getTemplate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  putTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutTemplateRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TemplateReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  deleteTemplate: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CatalogHeadReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listWorkers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LiveWorker'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getWorkflowSchema: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JsonSchemaReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listWorkflows: {
    parameters: {
      query?: {
        /** @description Also those that are archived. */
        archived?: boolean;
        /** @description Those whose key or label has this text, in whatever case. */
        q?: string;
        after?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowListEntry'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  createWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateWorkflowRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  importWorkflow: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that was read, or `*`; 412 where it has changed. */
        'If-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ImportWorkflowRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  validateWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Workflow'] | components['schemas']['LockedWorkflow'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ValidateWorkflowReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowVersionReply'] | components['schemas']['WorkflowSummary'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  archiveWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ArchiveWorkflowRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  diffWorkflow: {
    parameters: {
      query?: {
        /** @description A version's number, or `draft`. */
        from?: number | 'draft';
        /** @description A version's number, or `draft`. */
        to?: number | 'draft';
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowDiffReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  dispatchWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DispatchWorkflowRequest'];
      };
    };
    responses: {
      /** @description Accepted; the work continues */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DispatchedLine'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  saveDraft: {
    parameters: {
      query?: never;
      header: {
        /** @description The ETag that was read, or `*`; 412 where it has changed, 428 without the header. */
        'If-Match': string;
      };
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveDraftRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      428: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  dryRunWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DryRunRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DryRunReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  duplicateWorkflow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DuplicateWorkflowRequest'];
      };
    };
    responses: {
      /** @description Created */
      201: {
        headers: {
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DraftReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  exportWorkflow: {
    parameters: {
      query?: {
        /** @description A version's number, or `draft`. */
        version?: number | 'draft';
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkflowExport'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  publishDraft: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['PublishDraftRequest'];
      };
    };
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PublishReply'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      409: components['responses']['Problem'];
      412: components['responses']['Problem'];
      413: components['responses']['Problem'];
      415: components['responses']['Problem'];
      422: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  listVersions: {
    parameters: {
      query?: {
        after?: number;
        limit?: number;
      };
      header?: never;
      path: {
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          Link: components['headers']['Link'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionSummary'][];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The version's number. */
        n: number;
        key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VersionWithForms'];
        };
      };
      400: components['responses']['Problem'];
      401: components['responses']['Problem'];
      403: components['responses']['Problem'];
      404: components['responses']['Problem'];
      503: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HealthReply'];
        };
      };
      400: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessReply'];
        };
      };
      400: components['responses']['Problem'];
      default: components['responses']['Problem'];
    };
  };
}
